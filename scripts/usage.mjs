/** What a script says of itself when it is asked, before it does anything: the comment at its head, which readers of its code see too. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** @returns {string} the first block comment of a program */
export function usageOf(path) {
  const comment = /\/\*\*([\s\S]*?)\*\//.exec(readFileSync(path, 'utf8'))?.[1] ?? ''
  return comment.replace(/^ *\* ?/gm, '').trim()
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
