// Inquirer's prompts in one module, so that they load together, and only when something is asked.
export { default as input } from '@inquirer/input';
export { default as password } from '@inquirer/password';
export { default as select } from '@inquirer/select';
