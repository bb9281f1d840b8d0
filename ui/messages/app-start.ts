/** Words on the console of a program that was started wrongly: before any screen is open, in both languages. */
import { type RefusalCatalogue, refusal, type TextCatalogue, text } from './message.ts'

export const startWords = {
  usage: text('始め方：{usage}', 'Start it like this: {usage}'),
  notUnderstood: text(
    'この指定はわかりません。何も始めていません。',
    'This command line is not understood. Nothing was started.',
  ),
} satisfies TextCatalogue

const SET_UP_JA = '設定ファイルの書き方は docs/formats/machine-config.md にあります。'
const SET_UP_EN = 'How the file is written stands in docs/formats/machine-config.md.'

export const configRefusals = {
  'config-unreadable': refusal(
    '設定ファイル {path} を読めません（{reason}）。何も始めていません。',
    '--config のあとの場所を確かめて、もう一度始めてください。',
    'The config file {path} cannot be read ({reason}). Nothing was started.',
    'Look at the place after --config, then start again.',
  ),
  'config-not-json': refusal(
    '設定ファイル {path} はJSONではありません（{reason}）。何も始めていません。',
    SET_UP_JA,
    'The config file {path} is not JSON ({reason}). Nothing was started.',
    SET_UP_EN,
  ),
  'config-wrong': refusal(
    '設定ファイル {path} に正しくない項目があります：{reason}。何も始めていません。',
    SET_UP_JA,
    'The config file {path} has entries that are not right: {reason}. Nothing was started.',
    SET_UP_EN,
  ),
} satisfies RefusalCatalogue<string>
