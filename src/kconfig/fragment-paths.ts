/** The fragments that Zephyr's build reads, in its order; those that are not there are left out. */
export const fragmentPaths = (board: string): readonly string[] => [
  'prj.conf',
  `boards/${board}.conf`,
  'credentials.conf',
];
