import * as messages from '../messages/memory.js';
import type { Text } from '../messages/text.js';

/** The plan in one line, for commands that are about something else. */
export function memorySummary(totalBytes: number, sramKbytes: number): Text {
  const kbytes = totalBytes / 1024;
  return messages.summary(
    String(Math.round(kbytes)),
    String(sramKbytes),
    String(Math.round((kbytes / sramKbytes) * 100)),
  );
}
