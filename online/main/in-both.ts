/** Words of an operator's log, in both languages: nobody has chosen one. */
import { fill, type Text, type Values } from '#ui/messages/message.ts'

export function inBoth({ ja, en }: Text, values: Values = {}): string {
  return `${fill(ja, values)}\n${fill(en, values)}`
}
