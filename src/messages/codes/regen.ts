import type { CodeTexts } from './code-texts.js';

export const REGEN_CODES: CodeTexts = {
  'regen/other-kind': [
    { en: 'Keys of another kind of app are in nanokit.yaml.', zh: 'nanokit.yaml 里有别的应用类型的键。' },
    {
      en: 'app.kind was changed; the kind now has no use for them.',
      zh: '改了 app.kind，现在的类型用不到它们。',
    },
    { en: 'Delete them, unless you go back.', zh: '不打算改回去的话就删掉。' },
  ],
  'regen/conflict': [
    {
      en: 'You and nanokit.yaml both changed the same spot: nothing was written.',
      zh: '你和 nanokit.yaml 改了同一处，什么都没写。',
    },
    { en: 'Nobody but you can say which is right.', zh: '谁对谁错只有你能决定。' },
    {
      en: 'Choose with --on-conflict keep, ours or markers; adopt takes your values over.',
      zh: '用 --on-conflict keep、ours 或 markers 选择；adopt 可以采纳你的值。',
    },
  ],
  'regen/deleted': [
    { en: 'You deleted a generated file, and it stays so.', zh: '你删了一个生成的文件，它不会再出现。' },
    { en: 'That counts as a change of yours.', zh: '这也算是你的改动。' },
    { en: 'To have it again: --on-conflict FILE=ours.', zh: '想要回来：--on-conflict 文件=ours。' },
  ],
  'regen/drift': [
    {
      en: '--check found files that are not what nanokit.yaml asks for.',
      zh: '--check 发现有文件与 nanokit.yaml 不符。',
    },
    { en: 'nanokit.yaml was changed without a run of regen.', zh: '改了 nanokit.yaml 却没运行 regen。' },
    { en: 'Run regen and commit what it writes.', zh: '运行 regen 并提交它写的内容。' },
  ],
  'regen/marked': [
    { en: 'A file has marks of a conflict.', zh: '文件里有冲突标记。' },
    { en: 'Both versions stand there, and the build fails on them.', zh: '两个版本都在里面，编译会失败。' },
    { en: 'Keep one of them, and delete the marks.', zh: '留下一个版本，删掉标记。' },
  ],
  'regen/newer-record': [
    { en: 'A newer version of this tool wrote the project.', zh: '工程是更新版本的本工具写的。' },
    { en: 'Its record has a form that this version does not know.', zh: '它的记录格式这个版本不认识。' },
    { en: 'Use that version, or regen --rebase.', zh: '用那个版本，或者 regen --rebase。' },
  ],
  'regen/no-credentials': [
    {
      en: 'There is no credentials.conf: the board cannot join Wi-Fi.',
      zh: '没有 credentials.conf，开发板连不上 Wi-Fi。',
    },
    { en: 'Git ignores it, so a clone has none.', zh: 'git 忽略它，克隆下来的工程里没有。' },
    { en: 'Write it, with the two lines of the message.', zh: '按提示的两行新建它。' },
  ],
  'regen/no-marks': [
    { en: 'Marks cannot be put into this file.', zh: '这个文件里放不了冲突标记。' },
    { en: 'It is no text.', zh: '它不是文本。' },
    { en: 'Choose keep or ours.', zh: '请选 keep 或 ours。' },
  ],
  'regen/no-record': [
    {
      en: 'It cannot be told what in a file is yours: nothing was written.',
      zh: '分不清文件里哪些是你写的，什么都没写。',
    },
    {
      en: '.nanokit/base.json, which says it, is missing or broken, or knows nothing of a file.',
      zh: '记录这些的 .nanokit/base.json 缺失或损坏，或没有某个文件的记录。',
    },
    { en: 'Do as the message says.', zh: '请按提示处理。' },
  ],
  'regen/no-such-file': [
    { en: '--on-conflict names no generated file.', zh: '--on-conflict 写的不是生成的文件。' },
    { en: 'The name is misspelt or not relative to the project.', zh: '名字写错了，或不是相对工程的路径。' },
    { en: 'Use a name that the message lists.', zh: '用提示里列出的名字。' },
  ],
  'regen/not-shown': [
    { en: 'The change of a file is not shown.', zh: '有文件的改动没有显示。' },
    { en: 'It holds a password.', zh: '里面有密码。' },
    { en: 'Nothing; look into the file itself.', zh: '不用处理；要看就打开文件。' },
  ],
  'regen/older-tool': [
    { en: 'A newer version wrote the project last.', zh: '工程上次是由更新的版本写的。' },
    { en: 'This one takes the files back to the older form.', zh: '这个版本会把文件改回旧的样子。' },
    { en: 'Use the newer version.', zh: '用较新的版本。' },
  ],
  'regen/password-differs': [
    {
      en: 'nanokit.yaml and credentials.conf have different passwords.',
      zh: 'nanokit.yaml 和 credentials.conf 里的密码不同。',
    },
    {
      en: 'The board uses that of credentials.conf, which is never replaced.',
      zh: '开发板用 credentials.conf 里的，它不会被覆盖。',
    },
    { en: 'Keep the right one there, and delete the other.', zh: '把对的留在那里，另一个删掉。' },
  ],
  'regen/password-kept': [
    { en: 'The Wi-Fi name changed, and the password stayed.', zh: 'Wi-Fi 名称变了，密码没变。' },
    { en: 'Another network mostly has another password.', zh: '换了网络，密码多半也不同。' },
    { en: 'Look into credentials.conf.', zh: '请检查 credentials.conf。' },
  ],
  'regen/rebased': [
    { en: 'What differs counts as yours from now on.', zh: '有差异的内容从现在起算作你的。' },
    {
      en: '--rebase makes a new record and leaves the files as they are.',
      zh: '--rebase 重建记录，不动文件。',
    },
    {
      en: 'Nothing; regen --on-conflict FILE=ours takes ours.',
      zh: '不用处理；想要生成的版本：regen --on-conflict 文件=ours。',
    },
  ],
  'regen/released': [
    { en: 'A file is no longer generated, and stays.', zh: '有个文件不再生成，但保留着。' },
    { en: 'It has changes of yours.', zh: '里面有你的改动。' },
    { en: 'It is yours now: keep or delete it.', zh: '它现在归你了，留或删都行。' },
  ],
  'regen/ssid-differs': [
    {
      en: 'credentials.conf has another Wi-Fi name than nanokit.yaml.',
      zh: 'credentials.conf 里的 Wi-Fi 名称和 nanokit.yaml 不同。',
    },
    { en: 'You changed it there, and the board uses that one.', zh: '你在那里改过，开发板用的是它。' },
    { en: 'Make both the same.', zh: '把两处改成一样。' },
  ],
  'regen/upgraded': [
    { en: 'Another version wrote the project last.', zh: '工程上次是由另一个版本写的。' },
    {
      en: 'What changed without a change of nanokit.yaml comes from that.',
      zh: 'nanokit.yaml 没变而文件变了，就是这个原因。',
    },
    { en: 'Nothing; regen --diff shows it.', zh: '不用处理；regen --diff 可以查看。' },
  ],
  'undo/broken': [
    { en: 'The notes on the last write are damaged.', zh: '上次写入的记录已损坏。' },
    { en: 'So this tool cannot take it back.', zh: '因此没法撤回。' },
    { en: 'Use git or a backup; delete the file named.', zh: '用 git 或备份恢复，并删掉提示里的文件。' },
  ],
  'undo/edited': [
    {
      en: 'A file was changed after the last write: nothing was taken back.',
      zh: '上次写入之后有文件改过，没有撤回。',
    },
    { en: 'To take it back would lose that change.', zh: '撤回会丢掉那个改动。' },
    {
      en: 'Keep a copy, bring the file back to what it was, run undo again.',
      zh: '留个副本，把文件恢复原样，再运行 undo。',
    },
  ],
  'undo/nothing': [
    { en: 'There is nothing to take back.', zh: '没有可撤回的。' },
    {
      en: 'Only the last write can be, once; create is none.',
      zh: '只能撤回最近一次写入，而且只有一次；create 不算。',
    },
    { en: 'To be rid of a new project, delete its folder.', zh: '不想要新工程，就删掉它的文件夹。' },
  ],
  'adopt/left': [
    { en: 'A hand edit cannot go into nanokit.yaml.', zh: '有一处手工改动进不了 nanokit.yaml。' },
    {
      en: 'No key can say it, or the app sets that symbol itself.',
      zh: '没有对应的键，或者该符号由应用自己设置。',
    },
    { en: 'Leave it in prj.conf: regen keeps it.', zh: '留在 prj.conf 里就好，regen 会保留它。' },
  ],
  'adopt/no-file': [
    { en: 'There is no prj.conf.', zh: '没有 prj.conf。' },
    { en: 'Hand edits are looked for there.', zh: '手工改动就是在那里找的。' },
    { en: 'Run regen --on-conflict prj.conf=ours.', zh: '运行 regen --on-conflict prj.conf=ours。' },
  ],
  'adopt/from-outside': [
    { en: 'The file that --from names lies outside the project.', zh: '--from 指定的文件在工程之外。' },
    { en: 'Nothing outside of it is read.', zh: '工程之外的东西不会读取。' },
    {
      en: 'Build inside the project, or copy the .config into it.',
      zh: '在工程里编译，或把 .config 复制进来。',
    },
  ],
  'adopt/not-a-config': [
    { en: 'The file is no whole .config.', zh: '这个文件不是完整的 .config。' },
    {
      en: 'Kconfig writes CONFIG_BOARD and only assignments.',
      zh: 'Kconfig 写出的文件有 CONFIG_BOARD，且只有赋值。',
    },
    { en: 'Name build/zephyr/.config.', zh: '请指定 build/zephyr/.config。' },
  ],
  'adopt/other-board': [
    { en: 'The .config is of another board.', zh: '这个 .config 属于另一块开发板。' },
    { en: 'What it says would be that board’s settings.', zh: '里面是那款开发板的设置。' },
    { en: 'Build for the board of nanokit.yaml first.', zh: '请先按 nanokit.yaml 的 board 编译。' },
  ],
  'adopt/other-sdk': [
    { en: 'The .config is of another SDK line.', zh: '这个 .config 属于另一个 SDK 系列。' },
    { en: 'It has symbols that this line lacks.', zh: '其中有当前系列没有的符号。' },
    {
      en: 'Build with the SDK of nanokit.yaml, or change sdk.',
      zh: '请用 nanokit.yaml 对应的 SDK 编译，或改 sdk。',
    },
  ],
  'adopt/other-app': [
    { en: 'The .config is of another app.', zh: '这个 .config 属于另一个应用。' },
    { en: 'The symbols of this app are not in it.', zh: '里面没有本应用的符号。' },
    { en: 'Build this project first.', zh: '请先编译这个工程。' },
  ],
  'regen/new-version': [
    {
      en: 'A version of this tool changed something in the files that it generates.',
      zh: '本工具的某个版本改动了所生成的文件。',
    },
    { en: 'An older one wrote the project last.', zh: '上次写入工程的是旧版本。' },
    { en: 'Nothing; undo takes the run back.', zh: '不用处理；可用 undo 撤销。' },
  ],
};
