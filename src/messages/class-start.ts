import type { Text } from './text.js';

interface Entry {
  readonly id: string;
  readonly title: string;
}

/**
 * What a student reads first, in Markdown.
 * @param folder the student's: letters, digits and signs that Markdown leaves alone between backticks
 */
export const startPage = (folder: string, exercises: readonly Entry[]): Text => {
  const first = exercises[0]?.id ?? '';
  const list = (colon: string) => exercises.map(({ id, title }) => `- \`${id}\`${colon}${title}\n`).join('');
  return {
    en: `# Exercises

${list(': ')}
Each of these folders is an exercise: \`EXERCISE.md\` in it says what to do. In most of them the places to work at are marked with \`TODO\`.

1. Install, once, [Node.js](https://nodejs.org) 20.17 or newer and a C compiler. Ubuntu, Debian and WSL: \`sudo apt install gcc\`;
   macOS: \`xcode-select --install\`. On Windows, do all of this in [WSL](https://learn.microsoft.com/windows/wsl/install).
2. Open a terminal in the folder of an exercise, such as \`cd ${first}\`.
3. See how far you are, as often as you like:

       npx create-nanokit-ws class check
       npx create-nanokit-ws class check --hint

   The second one gives the next hint. \`class reset\` in place of \`class check\` begins anew, and keeps your work beside it.
4. Hand in this whole folder, \`${folder}\`, or a zip file of it whose name begins with \`${folder}\`.
`,
    zh: `# 练习

${list('：')}
上面每个文件夹是一个练习，里面的 \`EXERCISE.md\` 说明要做什么，多数练习在要写代码的地方标着 \`TODO\`。

1. 先安装一次 [Node.js](https://nodejs.org)（20.17 或更新）和 C 编译器。Ubuntu、Debian 和 WSL：\`sudo apt install gcc\`；
   macOS：\`xcode-select --install\`。Windows 上请全部在 [WSL](https://learn.microsoft.com/zh-cn/windows/wsl/install) 里进行。
2. 在终端里进入练习的文件夹，例如 \`cd ${first}\`。
3. 做到哪一步了，随时可以检查：

       npx create-nanokit-ws class check
       npx create-nanokit-ws class check --hint

   第二条命令给出下一条提示。把 \`class check\` 换成 \`class reset\` 就重新开始，原来做的保留在旁边。
4. 交作业时交整个文件夹 \`${folder}\`，或它的 zip 压缩包（文件名以 \`${folder}\` 开头）。
`,
  };
};
