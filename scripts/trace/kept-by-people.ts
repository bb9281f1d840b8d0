/** `docs/requirements/kept-by-people.json`: rules that no program can keep, each with its reason. Every other rule is cited where it is kept. */
import { z } from 'zod'

const PAGE = 'docs/requirements/kept-by-people.json'

export const keptByPeopleSchema = z.array(z.strictObject({ id: z.string(), why: z.string().min(1) }))
export type KeptByPeople = z.infer<typeof keptByPeopleSchema>

/** @param cited the rules that a program or a test cites */
export function problemsOfKeeping(
  rules: ReadonlyMap<string, unknown>,
  cited: ReadonlySet<string>,
  byPeople: KeptByPeople,
): readonly string[] {
  const listed = new Set(byPeople.map(({ id }) => id))
  return [
    ...[...rules.keys()]
      .filter((id) => !cited.has(id) && !listed.has(id))
      .map((id) => `${id}: no program and no test cites it, and ${PAGE} does not say why`),
    ...[...listed].filter((id) => !rules.has(id)).map((id) => `${PAGE}: there is no rule ${id}`),
    ...[...listed].filter((id) => cited.has(id)).map((id) => `${PAGE}: ${id} is cited by a program or a test now`),
  ]
}
