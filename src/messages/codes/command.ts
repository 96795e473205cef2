import type { CodeTexts } from './code-texts.js';

export const COMMAND_CODES: CodeTexts = {
  'cli/flag-twice': [
    { en: 'A flag stands twice.', zh: '同一个选项写了两次。' },
    { en: 'Only one value could count.', zh: '只能有一个值算数。' },
    { en: 'Leave one out.', zh: '去掉一个。' },
  ],
  'cli/flag-value': [
    { en: 'A flag lacks its value, or has one too many.', zh: '选项缺少取值，或不该有取值。' },
    { en: '--help shows which take one.', zh: '哪些要取值见 --help。' },
    { en: 'Write it as --flag value, or alone.', zh: '写成“--选项=值”，或只写选项。' },
  ],
  'cli/flags-exclude': [
    { en: 'Two flags exclude each other.', zh: '两个选项不能同时用。' },
    { en: 'Together they ask for contradictory things.', zh: '合在一起自相矛盾。' },
    { en: 'Leave one out.', zh: '去掉一个。' },
  ],
  'cli/interrupted': [
    { en: 'Ctrl-C ended the command.', zh: '命令被 Ctrl-C 终止。' },
    { en: 'Nothing is half written.', zh: '没有写了一半的文件。' },
    { en: 'Run it again.', zh: '再运行一次。' },
  ],
  'cli/language': [
    { en: 'There is no such language.', zh: '没有这种语言。' },
    { en: 'Texts are in English and Chinese.', zh: '只有中文和英文。' },
    { en: 'Write zh or en.', zh: '请写 zh 或 en。' },
  ],
  'cli/needs-yes': [
    { en: 'Nobody is there to confirm.', zh: '没有人可以确认。' },
    {
      en: 'There is no terminal, and the command would edit nanokit.yaml.',
      zh: '没有终端，而命令要修改 nanokit.yaml。',
    },
    { en: 'Add --yes, or --dry-run to look first.', zh: '加上 --yes，或先用 --dry-run 看看。' },
  ],
  'cli/number': [
    { en: 'The value is no number that the flag takes.', zh: '取值不是这个选项要的数。' },
    { en: 'It wants a whole number within its range.', zh: '它要范围内的整数。' },
    { en: 'Write one.', zh: '请写这样的数。' },
  ],
  'cli/on-conflict': [
    { en: '--on-conflict has a choice that does not exist here.', zh: '--on-conflict 的选择在这里不存在。' },
    {
      en: 'ask needs a terminal; the others are keep, ours, markers, abort.',
      zh: 'ask 需要终端，其余是 keep、ours、markers、abort。',
    },
    { en: 'Write one of them, or FILE=CHOICE.', zh: '写其中一个，或写成“文件=选择”。' },
  ],
  'cli/set': [
    { en: '--set has no key or no value.', zh: '--set 缺少键或值。' },
    { en: 'It takes them with = in between.', zh: '两者之间要有 =。' },
    { en: 'Write it as --set server.port=9000.', zh: '写成 --set server.port=9000。' },
  ],
  'cli/too-many-arguments': [
    { en: 'There is one word too many.', zh: '多写了一个词。' },
    { en: 'A name with blanks needs quotes.', zh: '带空格的名字要加引号。' },
    { en: 'Leave it out, or quote it.', zh: '去掉它，或加上引号。' },
  ],
  'cli/unknown-command': [
    { en: 'There is no such command.', zh: '没有这个命令。' },
    { en: 'A folder that is called like that is written ./NAME.', zh: '如果是同名文件夹，请写成 ./名字。' },
    { en: 'Use the nearest one, which the message names.', zh: '改用提示里最接近的。' },
  ],
  'cli/unknown-flag': [
    { en: 'The command has no such flag.', zh: '这个命令没有这个选项。' },
    { en: 'It is misspelt, or belongs to another command.', zh: '写错了，或属于别的命令。' },
    { en: 'Use the nearest one; --help lists all.', zh: '改用最接近的；--help 列出全部。' },
  ],
  'cli/unknown-preset': [
    { en: 'There is no such preset.', zh: '没有这个预设。' },
    { en: 'The name is misspelt.', zh: '名字写错了。' },
    { en: 'Use one that the message names.', zh: '用提示里的名字。' },
  ],
  'configure/password': [
    { en: 'The password cannot be given in this way.', zh: '密码不能这样给。' },
    {
      en: 'nanokit.yaml is committed to git, and a flag stays in the shell’s history.',
      zh: 'nanokit.yaml 会提交到 git，选项会留在命令历史里。',
    },
    { en: 'Write it into credentials.conf.', zh: '写进 credentials.conf。' },
  ],
  'create/leftover': [
    { en: 'An earlier create was cut short here.', zh: '之前的 create 在这里被中断。' },
    {
      en: 'It had left an unfinished folder; only what is ours is removed.',
      zh: '它留下了没完成的文件夹，只会删除其中本工具的文件。',
    },
    { en: 'Nothing, or delete the folder that the message names.', zh: '不用处理，或删掉提示里的文件夹。' },
  ],
  'create/no-directory': [
    { en: 'The folder for the new project is missing.', zh: '没有写新工程的文件夹。' },
    { en: 'Without a terminal nobody can be asked for it.', zh: '没有终端，没法询问。' },
    {
      en: 'Name it, as in create-nanokit-ws my-app --yes.',
      zh: '请写上，例如 create-nanokit-ws my-app --yes。',
    },
  ],
  'create/no-terminal': [
    { en: 'There is no terminal to ask questions in.', zh: '没有可以提问的终端。' },
    { en: 'This runs in a script, a pipe or CI.', zh: '现在是在脚本、管道或 CI 里运行。' },
    { en: 'Add --yes, and flags for what should differ.', zh: '加上 --yes，要改的用选项给出。' },
  ],
  'create/password-missing': [
    { en: 'The password of the Wi-Fi is missing.', zh: '缺少 Wi-Fi 密码。' },
    {
      en: 'A name of your own was given, and the default password is of another.',
      zh: '给了自己的 Wi-Fi 名称，而默认密码是别的网络的。',
    },
    { en: 'Pipe it in with --password-stdin.', zh: '用 --password-stdin 从管道给出。' },
  ],
  'create/password-moved': [
    {
      en: 'The password of the config file went into credentials.conf.',
      zh: '配置文件里的密码移到了 credentials.conf。',
    },
    {
      en: 'nanokit.yaml is committed to git, credentials.conf is not.',
      zh: 'nanokit.yaml 要提交到 git，credentials.conf 不会。',
    },
    { en: 'Nothing.', zh: '不用处理。' },
  ],
  'create/password-stdin': [
    { en: '--password-stdin got no password that can be used.', zh: '--password-stdin 没有得到可用的密码。' },
    { en: 'It reads one line from a pipe or a file.', zh: '它从管道或文件读取一行。' },
    { en: 'Write it as --password-stdin < file.', zh: '写成 --password-stdin < 文件。' },
  ],
  'system/error': [
    { en: 'The system refuses something.', zh: '系统不允许某个操作。' },
    { en: 'The message names the file and the reason.', zh: '提示里有文件和原因。' },
    { en: 'Clear the cause and run the command again.', zh: '排除原因后再运行一次。' },
  ],
};
