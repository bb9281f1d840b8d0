/**
 * `node --import 'plant-operation.mjs?room=DIR&pc=first&count=7&of=&when=before' PROGRAM`: death at a chosen operation instead of at a chosen
 * moment, over a program and all its helpers together. Each write, flush, rename, link and removal of any of them is counted in one file of
 * the room; the Nth one stops its process (SIGSTOP) before it, while it is under way, or when it has just ended, and the room says so. The
 * rig then kills what it has drawn, or cuts the power. Moments drawn by the clock seldom fall into a barrier, which is a hundredth of a
 * voter's time. Every mix that gets its name is written down, with whether there was one before. Nothing in the programs is changed; only a
 * fixture's may be run with an option of Node.
 */
import childProcess from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import promises, { open } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'

const asked = new URL(import.meta.url).searchParams
const [room, pc, when, count] = [asked.get('room'), asked.get('pc'), asked.get('when'), Number(asked.get('count'))]
/** Which operations are counted, as `mixer: rename /…/mix-0-1.bin`. */
const counted = new RegExp(asked.get('of'))
const { appendFileSync, existsSync, fstatSync, openSync, readFileSync, writeFileSync, writeSync } = fs
const operations = openSync(join(room, `${pc}.operations`), 'a')

/** Whether this one is the Nth of all processes of this PC. */
function isLast(name, path) {
  const operation = `${pieceOfWork()}: ${name} ${path}`
  if (!counted.test(operation)) return false
  writeSync(operations, '.')
  if (fstatSync(operations).size !== count) return false
  writeFileSync(join(room, `${pc}.name`), operation)
  return true
}

function pieceOfWork() {
  return /tally-(\w+)-process/.exec(process.argv[1] ?? '')?.[1] ?? 'tally'
}

function stop() {
  writeFileSync(join(room, `${pc}.stands`), String(process.pid))
  process.kill(process.pid, 'SIGSTOP')
}

function counting(name, real, pathOf) {
  return async function stopping(...args) {
    if (!isLast(name, pathOf(args))) return real.apply(this, args)
    if (when === 'before') stop()
    const underWay = real.apply(this, args)
    if (when === 'under-way') stop()
    const result = await underWay
    if (when === 'after') stop()
    return result
  }
}

// Node hands out the class of file handles only with an open one.
const handle = await open(import.meta.filename)
const prototype = Object.getPrototypeOf(handle)
await handle.close()
for (const name of ['write', 'writeFile', 'datasync', 'sync']) {
  prototype[name] = counting(name, prototype[name], () => '')
}

const realRename = promises.rename
const rename = async (from, to) => {
  if (/mix-\d-\d+\.bin$/.test(to)) {
    const hash = createHash('sha256').update(readFileSync(from)).digest('hex')
    appendFileSync(join(room, 'mixes'), `${pc} ${to} ${hash} ${existsSync(to) ? 'over-another' : 'new'}\n`)
  }
  return realRename(from, to)
}
promises.rename = counting('rename', rename, ([, to]) => to)
for (const name of ['link', 'rm', 'unlink', 'writeFile']) {
  promises[name] = counting(name, promises[name], (args) => args[name === 'link' ? 1 : 0])
}

/** Helpers get no environment and no options of their parent: the same plant is put into their command. */
const { spawn } = childProcess
childProcess.spawn = (command, args, options) => {
  const at = args.indexOf(process.execPath)
  return spawn(command, at < 0 ? args : args.toSpliced(at + 1, 0, '--import', import.meta.url), options)
}
syncBuiltinESMExports()
