/** LAW-11: the check number of the program that runs, to be compared with the published one. Nothing where it runs from sources. */

import { softwareWords } from '#words/common.ts'
import { useText } from '../language/language.tsx'

export function SoftwareLine({ software }: { readonly software: string | null }) {
  const say = useText()
  if (software === null) return null
  return (
    <p className="software-line">
      {say(softwareWords.checkNumber)} <span className="digits">{software}</span>
    </p>
  )
}
