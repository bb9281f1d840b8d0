/** How it looks now, for who hears it as well. */
import { promptClip } from '#election/voice/clip-id.ts'
import type { PromptId } from '#election/voice/script/prompts.ts'
import type { Looks } from '#ui/tokens/apply-looks.ts'
import type { Sentence } from './voice-state.ts'

export function looksSentence(looks: Looks, before: Looks): Sentence {
  return { clips: [promptClip(promptOf(looks, before))], tells: null }
}

function promptOf({ textSize, scheme, low }: Looks, before: Looks): PromptId {
  if (textSize !== before.textSize) return `look-${textSize}`
  if (scheme !== before.scheme) return `look-${scheme}`
  return low ? 'look-low' : 'look-high'
}
