/**
 * A script's description of itself, before it does anything: Japanese by its file, then the comment at its head, which
 * readers of its code see too.
 */
import { readFileSync } from 'node:fs'
import { dirname, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { JAPANESE } from './usage-words.mjs'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

/** @returns {string | undefined} of a program, by its path */
export function japaneseOf(path) {
  return JAPANESE[relative(ROOT, path).split(sep).join('/')]
}

/** @returns {string} in both languages */
export function usageOf(path) {
  const comment = /\/\*\*([\s\S]*?)\*\//.exec(readFileSync(path, 'utf8'))?.[1] ?? ''
  const english = comment.replace(/^ *\* ?/gm, '').trim()
  const japanese = japaneseOf(path)
  return japanese === undefined ? english : `${japanese}\n\n${english}`
}

export function wantsHelp(args) {
  return args.includes('--help') || args.includes('-h')
}

/** @param {string} url of the script itself: `import.meta.url` */
export function answerHelp(url, args = process.argv.slice(2)) {
  if (!wantsHelp(args)) return
  console.log(usageOf(fileURLToPath(url)))
  process.exit(0)
}

/** For a script that takes no word: a mistyped one is not passed over, as if all had been done that it asked for. */
export function takesNoWords(url, args = process.argv.slice(2)) {
  answerHelp(url, args)
  if (args.length === 0) return
  const given = args.join(' ')
  console.error(`この指定はわかりません：${given}。何も始めていません。`)
  console.error(`This is not understood: ${given}. Nothing was started.\n\n${usageOf(fileURLToPath(url))}`)
  process.exit(2)
}
