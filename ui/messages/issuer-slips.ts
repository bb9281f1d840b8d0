/** 発券のみ: the desk of an early-voting station without a roll. */
import type { Language, TextCatalogue } from './message.ts'

export const issuerSlips = {
  slipScan: { ja: '引換券をかざす／9桁の番号', en: 'Scan the slip, or type its 9 digits' },
  slipLine: { ja: '引換券 {number}', en: 'Slip {number}' },
  slipFor: { ja: 'この引換券で受け取れる選挙：{contests}', en: 'This slip is for: {contests}' },
  slipAsked: { ja: '引換券を受け取り、番号が画面と同じか見てください。', en: 'Take the slip, and see that its number is the one on the screen.' },
  slipHeld: { ja: '引換券は、もう預かっています。', en: 'The desk already holds this slip.' },
  slipConfirm: { ja: '引換券を受け取った → カードへ', en: 'Slip received → go on to the card' },
  slipNoRoll: {
    ja: '発券のみ：名簿は市区町村の名簿システムにあります。ここは、その引換券1枚に1枚のカードを出します。',
    en: 'Without a roll: a system of the city has it. Here each of its slips brings one card.',
  },
  slipVoidHelp: {
    ja: '受付が引換券を取り消したときは、下で、その番号を「抹消」にします。',
    en: 'When the reception cancels a slip, enter its number below as struck.',
  },
  slipVoid: { ja: '引換券の取消し（電話・書面）', en: 'A slip is called void (telephone, paper)' },
  slipCompared: { ja: '番号を読み合わせた人', en: 'Who compared the number' },
  slipVoidRead: {
    ja: '引換券の番号・印・知らせた人を読み上げ、二人で確かめてください。',
    en: 'Read number, mark and caller aloud; two people check them.',
  },
} satisfies TextCatalogue

const WORDS: Readonly<Record<Language, readonly (readonly [RegExp, string])[]>> = {
  ja: [
    // A substitute is on no roll that this station has.
    [/名簿番号か氏名を確かめて、もう一度入れてください。ほかの名簿で選挙権のある方なら、氏名/gu, '氏名'],
    // What finds a slip is its number alone.
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
