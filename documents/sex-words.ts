/** Sex on a paper. U: the roll does not say it (ELG-19). */
import type { Sex } from '#election/definition/definition.ts'

export const sexIn = { M: '男', F: '女', U: '不明' } as const satisfies Record<Sex, string>
