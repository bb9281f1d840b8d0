/** Who is chosen; null: nobody. Another kind of choice does not compile: it would be shown, and said, as nobody. */
export function chosenAmong<C extends { readonly id: number }>(
  candidates: readonly C[],
  selected: number | null,
): C | null {
  return candidates.find(({ id }) => id === selected) ?? null
}
