/**
 * `node start-with-kept-code.cjs PROGRAM.cjs ARGS…`: runs the program, with what V8 compiled of it at an earlier start. It is
 * kept beside the program when that ends by itself, so that the functions that really ran are in it. A program that is killed
 * after a second spends half of that second on compiling otherwise.
 *
 * For the simulation alone, never on a machine: V8 runs what is kept without comparing it with the source, so whoever can write
 * the file chooses the code. What somebody else wrote, or could have written, is not taken.
 */
const { createHash } = require('node:crypto')
const { closeSync, fstatSync, openSync, readFileSync, renameSync, writeFileSync } = require('node:fs')
const { createRequire } = require('node:module')
const { dirname, resolve } = require('node:path')
const { Script } = require('node:vm')

const HASH_BYTES = 32

function start(program) {
  const keptFile = `${program}.kept`
  const source = readFileSync(program)
  // V8 itself would take the code of any other source of the same length.
  const hash = createHash('sha256').update(source).digest()
  const kept = read(keptFile)
  const cachedData = kept?.subarray(0, HASH_BYTES).equals(hash) ? kept.subarray(HASH_BYTES) : undefined
  const wrapped = `(function (exports, require, module, __filename, __dirname) { ${source}\n})`
  const script = new Script(wrapped, { filename: program, cachedData })
  if (cachedData === undefined || script.cachedDataRejected) {
    process.once('exit', (code) => {
      if (code === 0) keep(keptFile, Buffer.concat([hash, script.createCachedData()]))
    })
  }
  const module = { exports: {} }
  script.runInThisContext()(module.exports, createRequire(program), module, program, dirname(program))
}

/** Null when there is none, or not one that only we can have written. */
function read(file) {
  let descriptor
  try {
    descriptor = openSync(file, 'r')
  } catch {
    return null
  }
  try {
    const { uid, mode } = fstatSync(descriptor)
    const ours = process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0)
    return ours ? readFileSync(descriptor) : null
  } finally {
    closeSync(descriptor)
  }
}

/** Whole or not at all: others start the same program at this moment. */
function keep(file, bytes) {
  writeFileSync(`${file}.${process.pid}`, bytes, { mode: 0o600, flag: 'wx' })
  renameSync(`${file}.${process.pid}`, file)
}

process.argv.splice(1, 1)
start(resolve(process.argv[1]))
