/**
 * Troubles that end a start and are no program's fault, each with a number that a person says on the telephone. Here and in no list of words:
 * it is said before a word of ours is built. docs/trouble-numbers.md lists them; a number is never given to anything else.
 */

import { accessSync, constants, existsSync } from 'node:fs'
import { dirname } from 'node:path'

/** @type {Record<string, import('./start-troubles.mjs').StartTrouble>} */
export const START_TROUBLES = {
  'no-room': {
    number: 'S-101',
    ja: {
      title: 'ディスクに空きがありません：{path}',
      next: '空きを作るか、空きのあるフォルダーを --home で指定して、同じコマンドをもう一度実行してください。できているものはそのままです。',
    },
    en: {
      title: 'The disk is full: {path}',
      next: 'Make room, or name a folder that has room by --home, and run the same command again. What is done stays done.',
    },
  },
  'not-writable': {
    number: 'S-102',
    ja: {
      title: 'ここには書けません：{path}',
      next: '書き込めるフォルダーを --home で指定するか、このソフトのフォルダーを書き込める場所に写して、もう一度実行してください。何も変えていません。',
    },
    en: {
      title: 'Nothing can be written here: {path}',
      next: 'Name a folder that takes writes by --home, or copy the folder of this software to where it does, and run it again. Nothing was changed.',
    },
  },
  'no-folder': {
    number: 'S-103',
    ja: {
      title: 'フォルダーではないか、作れない場所です：{path}',
      next: '--home には、フォルダーの名前を書いてください（なければ作ります）。何も変えていません。',
    },
    en: {
      title: 'This is no folder, and none can be made there: {path}',
      next: 'Name a folder by --home; it is made where there is none. Nothing was changed.',
    },
  },
  'port-taken': {
    number: 'S-104',
    ja: {
      title: 'ポート {path} は、ほかのプログラムが使っています。',
      next: 'ほかの番号を --port で指定してください。その番号から16個を使います。何も始めていません。',
    },
    en: {
      title: 'Port {path} is in use by another program.',
      next: 'Name another one by --port: it and the 15 after it are used. Nothing was started.',
    },
  },
}

const OF_CODE = {
  ENOSPC: 'no-room',
  EDQUOT: 'no-room',
  SQLITE_FULL: 'no-room',
  EROFS: 'not-writable',
  EACCES: 'not-writable',
  EPERM: 'not-writable',
  SQLITE_READONLY: 'not-writable',
  SQLITE_CANTOPEN: 'not-writable',
  ENOTDIR: 'no-folder',
  EADDRINUSE: 'port-taken',
}

/** @param place where this start writes: the kernel does not name it with every error. @returns the lines for the terminal; null: nothing that a person can mend at this computer */
export function startTroubleLines(error, place) {
  if (!(error instanceof Error)) return null
  const code = codeOf(error)
  if (code === null) return null
  const { number, ...words } = START_TROUBLES[code]
  const path = String(error.path ?? error.port ?? place)
  return Object.values(words).map(({ title, next }) => `${number}  ${title.replace('{path}', path)} ${next}`)
}

function codeOf(error) {
  const { code = '', syscall, message } = error
  if (Object.hasOwn(OF_CODE, code)) return OF_CODE[code]
  // A file of that name, or a way to it that leads nowhere; Node says the same of a folder in which none can be made.
  if (syscall === 'mkdir' && ['EEXIST', 'ENOENT', 'ELOOP'].includes(code)) return codeAbove(error.path) ?? 'no-folder'
  // The builder's own, which has no code.
  if (/No space left on device|ENOSPC/.test(message)) return 'no-room'
  return /Read-only file system|EROFS/.test(message) ? 'not-writable' : null
}

/** The reason why a folder cannot be made in the last one that is there. */
function codeAbove(path) {
  let above = dirname(path)
  while (!existsSync(above)) above = dirname(above)
  try {
    accessSync(above, constants.W_OK)
    return null
  } catch (error) {
    return OF_CODE[error.code] ?? null
  }
}

/** Runs the start; what a person can mend is said in words. @param place where it writes @returns {Promise<number>} exit code */
export async function inWords(place, start) {
  try {
    return await start()
  } catch (error) {
    const lines = startTroubleLines(error, place)
    if (lines === null) throw error
    for (const line of lines) process.stderr.write(`${line}\n`)
    return 1
  }
}
