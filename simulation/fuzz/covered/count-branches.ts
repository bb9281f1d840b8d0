/** Puts a counter at each way a program can go: arms of `if`, `?:`, `&&`, `||`, `??` and `switch`, bodies of functions and loops, a missing `else`. */
import ts from 'typescript'

/** The counters' name where the program runs: a `Uint32Array` of at least as many numbers as there are places. */
export const COUNTERS = '__ippyoPlaces'

/** @param first number of the first place: several files share the counters */
export function counted(code: string, file: string, first = 0): { readonly code: string; readonly places: number } {
  const { factory } = ts
  let places = 0
  const count = () =>
    factory.createPostfixIncrement(
      factory.createElementAccessExpression(factory.createIdentifier(COUNTERS), first + places++),
    )
  const counting = () => factory.createExpressionStatement(count())
  const arm = (node: ts.Expression) => factory.createParenthesizedExpression(factory.createComma(count(), node))
  const body = (node: ts.Statement) =>
    ts.isBlock(node)
      ? factory.updateBlock(node, [counting(), ...node.statements])
      : factory.createBlock([counting(), node])

  const transformed = ts.transform(ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true), [
    (context) => (source) => ts.visitEachChild(source, visitor(context), context),
  ])
  const written = ts.createPrinter().printFile(transformed.transformed[0] as ts.SourceFile)
  return { code: written, places }

  function visitor(context: ts.TransformationContext) {
    const visit = (from: ts.Node): ts.Node => {
      const node = ts.visitEachChild(from, visit, context)
      if (ts.isIfStatement(node)) {
        const other = node.elseStatement === undefined ? factory.createBlock([counting()]) : body(node.elseStatement)
        return factory.updateIfStatement(node, node.expression, body(node.thenStatement), other)
      }
      if (ts.isConditionalExpression(node)) {
        const { condition, questionToken, whenTrue, colonToken, whenFalse } = node
        return factory.updateConditionalExpression(
          node,
          condition,
          questionToken,
          arm(whenTrue),
          colonToken,
          arm(whenFalse),
        )
      }
      if (ts.isBinaryExpression(node) && LAZY.has(node.operatorToken.kind)) {
        return factory.updateBinaryExpression(node, node.left, node.operatorToken, arm(node.right))
      }
      if (ts.isCaseClause(node))
        return factory.updateCaseClause(node, node.expression, [counting(), ...node.statements])
      if (ts.isDefaultClause(node)) return factory.updateDefaultClause(node, [counting(), ...node.statements])
      if (ts.isBlock(node) && !ts.isIfStatement(from.parent)) return body(node)
      if (ts.isArrowFunction(from) && ts.isArrowFunction(node) && !ts.isBlock(from.body)) return ofArrow(node)
      return node
    }
    return visit
  }

  function ofArrow(node: ts.ArrowFunction): ts.ArrowFunction {
    const { modifiers, typeParameters, parameters, type, equalsGreaterThanToken } = node
    const counts = arm(node.body as ts.Expression)
    return factory.updateArrowFunction(
      node,
      modifiers,
      typeParameters,
      parameters,
      type,
      equalsGreaterThanToken,
      counts,
    )
  }
}

const LAZY = new Set<ts.SyntaxKind>([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
])
