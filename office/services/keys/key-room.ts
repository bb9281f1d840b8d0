/** The office's side of its key process: sealed passphrases go in, what was made comes out. */
import { startHelperProcess } from '#shell/helper-process.ts'
import { KeyRoomLife } from '#shell/key-room-life.ts'
import type { RoomReply, RoomRequest, RoomSetting } from './key-messages.ts'

const SOURCE = './key-process.ts'

export type KeyRoom = KeyRoomLife<RoomSetting, RoomRequest, RoomReply>

/** @param hear every answer; null, once, when the process ended without being asked to */
export function openKeyRoom(setting: RoomSetting, hear: (reply: RoomReply | null) => void): KeyRoom {
  const helper = startHelperProcess<RoomSetting | RoomRequest, RoomReply>({
    name: 'office-key',
    source: new URL(SOURCE, import.meta.url),
  })
  return new KeyRoomLife(helper, { setting, isLast: ({ type }) => type === 'done' || type === 'failed', hear })
}
