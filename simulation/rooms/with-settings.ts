/** Rules of an election with what its commission sets otherwise than the usual. */
import type { ElectionRules } from '#election/definition/definition.ts'
import type { Settings } from '#election/definition/settings.ts'

export function withSettings(rules: ElectionRules, settings: Partial<Settings> = {}): ElectionRules {
  return { ...rules, settings: { ...rules.settings, ...settings } }
}
