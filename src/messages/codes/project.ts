import type { CodeTexts } from './code-texts.js';

export const PROJECT_CODES: CodeTexts = {
  'project/no-project': [
    { en: 'The folder holds no project of this tool.', zh: '这个文件夹里没有本工具的工程。' },
    { en: 'A project is known by its nanokit.yaml.', zh: '有 nanokit.yaml 的才是工程。' },
    {
      en: 'Go into the project, or name its folder after the command.',
      zh: '进入工程文件夹，或在命令后写上它。',
    },
  ],
  'project/no-folder': [
    { en: 'There is no such folder.', zh: '没有这个文件夹。' },
    { en: 'The name is misspelt, or it is a file.', zh: '名字写错了，或者它是个文件。' },
    { en: 'Name the folder of the project.', zh: '请写工程的文件夹。' },
  ],
  'project/no-config': [
    { en: 'It is a Zephyr app without nanokit.yaml.', zh: '这是一个没有 nanokit.yaml 的 Zephyr 应用。' },
    {
      en: 'Board and SDK line stand there, and this command needs them.',
      zh: '开发板和 SDK 系列写在那里，这个命令要用。',
    },
    {
      en: 'Create a project and take your sources over; check works without.',
      zh: '新建工程再把源码移过去；check 不需要它也能用。',
    },
  ],
  'project/config-gone': [
    { en: 'The project’s nanokit.yaml is gone.', zh: '工程的 nanokit.yaml 不见了。' },
    {
      en: 'The record of what was written is there, so it was deleted or renamed.',
      zh: '写入记录还在，说明它被删除或改名了。',
    },
    { en: 'Bring it back: git restore nanokit.yaml.', zh: '把它找回来：git restore nanokit.yaml。' },
  ],
  'project/behind-config': [
    {
      en: 'nanokit.yaml was changed, and the generated files were not.',
      zh: 'nanokit.yaml 改过了，生成的文件还没跟上。',
    },
    {
      en: 'Values reach the firmware through prj.conf, which regen writes.',
      zh: '取值要由 regen 写进 prj.conf 才会进固件。',
    },
    { en: 'Run regen.', zh: '运行 regen。' },
  ],
  'project/broken-journal': [
    { en: 'The notes of a command that was cut short are damaged.', zh: '被中断的命令留下的记录已损坏。' },
    { en: 'So it can neither be finished nor taken back.', zh: '因此既不能做完，也不能撤回。' },
    {
      en: 'Compare the files with git or a backup, then delete the folder named.',
      zh: '与 git 或备份核对文件，再删掉提示里的文件夹。',
    },
  ],
  'project/changed': [
    {
      en: 'A file changed between reading and writing: nothing was written.',
      zh: '文件在读取之后、写入之前变了，什么都没写。',
    },
    { en: 'An editor or another program wrote to it.', zh: '编辑器或别的程序写了它。' },
    { en: 'Run the command again.', zh: '再运行一次。' },
  ],
  'project/edited-since': [
    { en: 'A file was edited after a run that was cut short.', zh: '被中断的运行之后，有文件又被编辑过。' },
    { en: 'What somebody wrote is never replaced, so it stays.', zh: '人写的内容不会被覆盖，所以保持原样。' },
    { en: 'Look whether the file is as you want it.', zh: '看看这个文件是不是你要的样子。' },
  ],
  'project/finished': [
    { en: 'A command that was cut short has been finished now.', zh: '之前被中断的命令现在已经做完。' },
    { en: 'It had decided and noted everything before.', zh: '中断前它已决定并记下了全部内容。' },
    { en: 'Nothing; undo takes it back.', zh: '不用处理；undo 可以撤回。' },
  ],
  'project/taken-back': [
    { en: 'A command that was cut short has been taken back.', zh: '之前被中断的命令已经撤回。' },
    { en: 'It had not come far enough to be finished.', zh: '它还没进行到能做完的程度。' },
    { en: 'Run it again if you still want it.', zh: '还需要的话再运行一次。' },
  ],
  'project/huge': [
    { en: 'The files to change are larger than 40 MB together.', zh: '要改的文件合计超过 40 MB。' },
    { en: 'All of it has to be held twice for a safe write.', zh: '为了安全写入，全部内容要保留两份。' },
    { en: 'Look at the sizes of the files in the project.', zh: '看看工程里文件的大小。' },
  ],
  'project/in-the-way': [
    { en: 'The folder has files that the project would have.', zh: '文件夹里已有工程要写的文件。' },
    { en: 'create replaces nothing that is there.', zh: 'create 不会替换已有的东西。' },
    { en: 'Choose another folder; in a project, run regen.', zh: '换个文件夹；如果已是工程，请运行 regen。' },
  ],
  'project/link': [
    { en: 'A link leads out of the project.', zh: '有链接指到了工程外面。' },
    { en: 'Nothing outside the project is read or written.', zh: '工程之外的东西既不读也不写。' },
    { en: 'Remove the link, or choose another folder.', zh: '删掉链接，或换个文件夹。' },
  ],
  'project/locked': [
    { en: 'Another run is writing to this project.', zh: '另一个命令正在写这个工程。' },
    { en: 'Two at once could mix their changes.', zh: '两个同时写会把改动搅在一起。' },
    {
      en: 'Wait; if that process is gone, delete the file named.',
      zh: '请等它结束；进程若已不在，删掉提示里的文件。',
    },
  ],
  'project/name': [
    { en: 'That cannot be the name of a folder.', zh: '这不能作文件夹名。' },
    { en: 'It is empty, or has control characters.', zh: '它是空的，或含有控制字符。' },
    { en: 'Give a plain name such as my-app.', zh: '请写普通的名字，如 my-app。' },
  ],
  'project/no-plain-file': [
    { en: 'Where a file should be is something else.', zh: '该是文件的地方是别的东西。' },
    { en: 'A folder, pipe or device cannot be read as a file.', zh: '文件夹、管道或设备不能当文件读。' },
    { en: 'Move it away.', zh: '把它移走。' },
  ],
  'project/not-a-folder': [
    { en: 'Where the project’s folder should be is a file.', zh: '该放工程文件夹的地方是个文件。' },
    { en: 'A project needs a folder of its own.', zh: '工程要有自己的文件夹。' },
    { en: 'Choose another name.', zh: '换个名字。' },
  ],
  'project/outside': [
    { en: 'The folder is not inside the current one.', zh: '文件夹不在当前文件夹里面。' },
    {
      en: 'A new project is written below where you stand, and nowhere else.',
      zh: '新工程只写在当前位置之下。',
    },
    {
      en: 'Go to the folder that is to hold it, and give a plain name.',
      zh: '进入要放工程的文件夹，再写普通的名字。',
    },
  ],
  'project/semicolon': [
    { en: 'The path has a semicolon.', zh: '路径里有分号。' },
    {
      en: 'CMake splits paths there, so Zephyr cannot build.',
      zh: 'CMake 会在分号处把路径断开，Zephyr 编译不了。',
    },
    { en: 'Use a folder without semicolons.', zh: '换用不含分号的文件夹。' },
  ],
  'project/space': [
    { en: 'The path has a space.', zh: '路径里有空格。' },
    { en: 'Zephyr’s build cannot cope with it.', zh: 'Zephyr 的编译处理不了空格。' },
    { en: 'Use a folder without spaces.', zh: '换用不含空格的文件夹。' },
  ],
  'project/stuck': [
    {
      en: 'A command that was cut short can neither be finished nor taken back.',
      zh: '被中断的命令既做不完，也撤不回。',
    },
    { en: 'A file cannot be written; the message says why.', zh: '有文件写不了，原因见提示。' },
    {
      en: 'Clear the cause and run any command: it goes on from there.',
      zh: '排除原因后运行任意命令，会接着处理。',
    },
  ],
  'project/too-large': [
    { en: 'A file of the project is far too large.', zh: '工程里有个文件过大。' },
    { en: 'No file that this tool writes is.', zh: '本工具写的文件都没这么大。' },
    { en: 'Move it away, and run the command again.', zh: '把它移走，再运行一次。' },
  ],
  'project/unusable': [
    { en: 'The folder cannot be used.', zh: '文件夹没法用。' },
    { en: 'The system refuses it; the message says why.', zh: '系统不允许，原因见提示。' },
    { en: 'Clear the cause or choose another folder.', zh: '排除原因，或换个文件夹。' },
  ],
  'project/write-failed': [
    { en: 'A file could not be written; everything is as before.', zh: '有文件写不了，一切保持原样。' },
    { en: 'The disk is full, or there is no permission.', zh: '磁盘满了，或者没有权限。' },
    { en: 'Clear the cause and run the command again.', zh: '排除原因后再运行一次。' },
  ],
  'project/lock-stays': [
    { en: 'A command is done, but could not take its lock away.', zh: '命令已完成，但没能删除自己的锁。' },
    { en: 'The folder did not let it remove the file.', zh: '文件夹不允许删除那个文件。' },
    { en: 'Delete the file that the message names.', zh: '请删除提示中的那个文件。' },
  ],
};
