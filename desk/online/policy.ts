/** The switches of an online box, by default and as the two known plans set them; a private body is a plan without them. */
import type { OnlineSettings } from '#election/online/settings.ts'

const POLICIES = ['default', 'tsukuba', 'overseas', 'school'] as const
export type Policy = (typeof POLICIES)[number]
type Switches = OnlineSettings['switches']

const DEFAULTS: Switches = {
  ...{ voters: 'residents', overwrite: false, deskOverride: false, evidence: 'sealed', checkBeforeCast: true },
}

/** A school brings its own (online.json of its folder). */
export const SWITCHES: Readonly<Record<Exclude<Policy, 'school'>, Switches>> = {
  default: DEFAULTS,
  // The last vote counts, and a polling station may void it (T9, T17).
  tsukuba: { ...DEFAULTS, overwrite: true, deskOverride: true },
  // One vote; page and letter name the ways that voters abroad have (M11).
  overseas: { ...DEFAULTS, voters: 'abroad' },
}

/** Without `--` npm keeps `--tsukuba` for itself and hands it on as a variable: the person meant it all the same. */
export function policiesIn(words: readonly string[], variables: Readonly<Record<string, string | undefined>>) {
  const isNamed = (policy: Policy) => words.includes(`--${policy}`) || variables[`npm_config_${policy}`] === 'true'
  const named = POLICIES.filter(isNamed)
  return { named, rest: words.filter((word) => !POLICIES.some((policy) => word === `--${policy}`)) }
}
