/**
 * Reports an unplugged device as gone at once. Read when the device has just vanished, its line gives no bytes and no error; the library
 * (13.0.1) then reads again for ever, reports nothing and fills the memory (bindings-cpp issue 162, pull request 164, not released).
 * Nothing else gives zero bytes: the line is opened for at least one, and a read that would wait says so.
 */
import { read } from 'node:fs'
import { promisify } from 'node:util'
import type { AutoDetectTypes } from '@serialport/bindings-cpp'
import { unixRead } from '@serialport/bindings-cpp/dist/unix-read.js'

type OpenedPort = Awaited<ReturnType<AutoDetectTypes['open']>>
type UnixPort = Parameters<typeof unixRead>[0]['binding']

const readAsync = promisify(read)

/** `disconnect` makes the library close the line: in this way it reports a device that is gone. */
class LineIsGone extends Error {
  readonly disconnect = true
}

/** @param port what the library opened; only where it reads by itself (not on Windows) there is something to mend */
export function tellHangUp(port: OpenedPort): void {
  if (!isUnix(port)) return
  port.read = (buffer, offset, length) =>
    unixRead({ binding: port, buffer, offset, length, fsReadAsync: readSomething as typeof readAsync })
}

function isUnix(port: OpenedPort): port is UnixPort {
  return 'poller' in port
}

async function readSomething(fd: number, buffer: Buffer, offset: number, length: number, position: null) {
  const done = await readAsync(fd, buffer, offset, length, position)
  if (done.bytesRead === 0) throw new LineIsGone('the serial line has ended')
  return done
}
