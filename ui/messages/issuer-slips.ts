/** 発券のみ: the desk of an early-voting station without a roll. */
import * as words from '#words/issuer.ts'

export const issuerSlips = words.issuerSlips
