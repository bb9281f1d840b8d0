/** A catalogue that is put together of others has each name once: of two the later one would hide the earlier, without a word. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { WORDS } from '#build/words.mjs'

const HERE = import.meta.dirname

/** Catalogues of all lists: `words.kioskFaults`. */
const rows: Record<string, object> = {}
for (const room of readdirSync(WORDS).filter((name) => name.endsWith('.ts')))
  Object.assign(rows, await import(join(WORDS, room)))

/** Name of a constant → its object literal. No two catalogues have one name. */
const catalogues = new Map<string, ts.ObjectLiteralExpression>()
for (const file of readdirSync(HERE).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))) {
  const source = ts.createSourceFile(file, readFileSync(join(HERE, file), 'utf8'), ts.ScriptTarget.Latest, true)
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue
    for (const { name, initializer } of statement.declarationList.declarations) {
      const object = initializer && literalIn(initializer)
      if (ts.isIdentifier(name) && object !== undefined) catalogues.set(name.text, object)
    }
  }
}

function literalIn(value: ts.Expression): ts.ObjectLiteralExpression | undefined {
  if (ts.isObjectLiteralExpression(value)) return value
  return ts.isAsExpression(value) || ts.isSatisfiesExpression(value) ? literalIn(value.expression) : undefined
}

function namesIn(property: ts.ObjectLiteralElementLike): readonly string[] {
  if (ts.isSpreadAssignment(property)) {
    const { expression } = property
    if (ts.isPropertyAccessExpression(expression)) return Object.keys(rows[expression.name.text] ?? {})
    if (!ts.isIdentifier(expression)) return []
    return catalogues.get(expression.text)?.properties.flatMap(namesIn) ?? Object.keys(rows[expression.text] ?? {})
  }
  const { name } = property
  return name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? [name.text] : []
}

/** A row of a catalogue's own, after those that it spreads, takes the place of another one on purpose. */
function hiddenIn(catalogue: string, { properties }: ts.ObjectLiteralExpression): readonly string[] {
  const seen = new Set<string>()
  return properties.flatMap((property) => {
    const names = namesIn(property)
    const isOwn = !ts.isSpreadAssignment(property) || property.expression.getText() === `words.${catalogue}`
    const hidden = isOwn ? [] : names.filter((name) => seen.has(name))
    for (const name of names) seen.add(name)
    return hidden
  })
}

it('no catalogue hides the words of another', () => {
  const together = [...catalogues].filter(([, { properties }]) => properties.some(ts.isSpreadAssignment))
  expect(together.length).toBeGreaterThan(5)
  expect(together.flatMap(([name, object]) => hiddenIn(name, object).map((hidden) => `${name}: ${hidden}`))).toEqual([])
})
