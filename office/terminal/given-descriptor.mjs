/**
 * Was this file descriptor given to us, or is it one that the runtime opened for itself? To read from the latter waits for ever
 * or fails in words that nobody understands. Nothing is read here.
 */
import { fstatSync, readdirSync, readlinkSync } from 'node:fs'
import { isatty } from 'node:tty'

/** @param {number} fd @returns {boolean} a file, a pipe from somebody else, a socket or a terminal */
export function isGiven(fd) {
  const found = stat(fd)
  if (found === null) return false
  if (found.isFile()) return true
  // The runtime keeps /dev/null open for itself; a terminal is somebody's.
  if (found.isCharacterDevice()) return fd <= 2 || isatty(fd)
  if (!found.isFIFO() && !found.isSocket()) return false
  // The runtime holds both ends of its own pipes; of one that was given to us it holds one.
  const target = linkOf(fd)
  return target === null || descriptors().filter((other) => linkOf(other) === target).length === 1
}

function stat(fd) {
  try {
    return fstatSync(fd)
  } catch {
    return null
  }
}

function descriptors() {
  try {
    return readdirSync('/proc/self/fd').map(Number)
  } catch {
    return []
  }
}

function linkOf(fd) {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`)
  } catch {
    return null
  }
}
