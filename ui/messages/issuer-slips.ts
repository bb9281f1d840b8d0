/** 発券のみ: the desk of an early-voting station without a roll. */
import * as words from '#words/issuer.ts'
import type { Language } from './message.ts'

export const issuerSlips = words.issuerSlips

const WORDS: Readonly<Record<Language, readonly (readonly [RegExp, string])[]>> = {
  ja: [
    // A substitute is on no roll that this station has.
    [/名簿番号か氏名を確かめて、もう一度入れてください。ほかの名簿で選挙権のある方なら、氏名/gu, '氏名'],
    // A slip is found by its number alone.
    [/名簿番号(?:・入場券の番号|・入場券)?・氏名/gu, '引換券の番号'],
    [/名簿番号・入場券/gu, '引換券の番号'],
    [/入場券/gu, '引換券'],
    [/名簿番号/gu, '引換券の番号'],
  ],
  en: [
    [/Check the roll number or the name and enter it again\. If the person has the vote on another roll, enter/gu, 'Enter'],
    [/\broll number, ticket or name\b/gu, 'slip number'],
    [/\bRoll number, ticket or name\b/gu, 'Slip number'],
    [/\bRoll number or (?:ticket|name)\b/gu, 'Slip number'],
    [/\broll numbers\b/gu, 'slip numbers'],
    [/\broll number\b/gu, 'slip number'],
    [/\bRoll number\b/gu, 'Slip number'],
    [/\btickets\b/gu, 'slips'],
    [/\bTickets\b/gu, 'Slips'],
    [/\bticket\b/gu, 'slip'],
    [/\bTicket\b/gu, 'Slip'],
  ],
}

/** One paper is kept for each voter with a card, and is counted in the evening: the ticket, or here the slip. */
export function withSlips(words: string, language: Language): string {
  return WORDS[language].reduce((text, [ticket, slip]) => text.replaceAll(ticket, slip), words)
}
