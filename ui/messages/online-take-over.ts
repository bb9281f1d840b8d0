/** Words of the program that lets the second site lead. Both languages are printed. */
import type { TextCatalogue } from './message.ts'

const unchanged = {
  ja: 'どのデータベースも、先に立っていません。記録された票は失われていません。',
  en: 'No database was promoted, and no recorded vote is lost.',
}

export const takeOverWords = {
  done: {
    ja: '{leader} が先に立ちました。投票の返事を待つ相手は {names} です。プログラムの設定の host を {host} に変えて、始め直してください。',
    en: 'The server that leads now is {leader}. Answers to votes wait for {names}. Change host to {host} in the configs of the programs, and start them again.',
  },
  'first-site-lives': {
    ja: `一つ目の場所が、まだ {name} に送っています。${unchanged.ja}一つ目の電源を切り、1分待って、もう一度行ってください。`,
    en: `The first site still sends to {name}. ${unchanged.en} Switch the first site off, wait for a minute, and try again.`,
  },
  unknown: {
    ja: `どこまで受け取ったか、わからないものがあります：{names}。返事をした票を、それだけが持っているかもしれません。${unchanged.ja}動かして、もう一度行ってください。どうしても動かないときだけ、二人で決めて、--without 名 --word 氏名 --word 氏名 を付けます。`,
    en: `Nobody knows how far these came: {names}. Votes that were answered may be on them alone. ${unchanged.en} Start them and try again. Only if that cannot be done, two people decide and add --without NAME --word PERSON --word PERSON.`,
  },
  'two-lead': {
    ja: '二つが先に立っています：{names}。何も変えていません。受付を止めたままにして、責任者と技術担当に知らせてください。どちらも消さないでください。',
    en: 'Two of them lead: {names}. Nothing was changed. Keep the collectors stopped, and call the person in charge and a technician. Erase neither.',
  },
  'leader-is-behind': {
    ja: '{leader} が先に立っていますが、{ahead} のほうが先まで受け取っています。返事をした票が、{ahead} だけにあるかもしれません。何も変えていません。受付を止めたままにして、責任者と技術担当に知らせてください。どちらも消さないでください。',
    en: 'The server {leader} was promoted, but {ahead} has received more: votes that were answered may be on {ahead} alone. Nothing was changed. Keep the collectors stopped, and call the person in charge and a technician. Erase neither.',
  },
  nobody: {
    ja: `先に立てるものがありません。${unchanged.ja}二つ目の場所のデータベースを動かして、もう一度行ってください。`,
    en: `None of them can lead. ${unchanged.en} Start the databases of the second site, and try again.`,
  },
  'not-promoted': {
    ja: '{leader} が先に立てませんでした。記録された票は失われていません。{leader} の記録を見て、もう一度行ってください。続きから行います。',
    en: '{leader} could not be promoted. No recorded vote is lost. Look into its log, and try again: this goes on where it stopped.',
  },
  'two-words': {
    ja: `--without には、別々の二人の氏名を --word で付けます。名は、設定にあるものです。${unchanged.ja}`,
    en: `With --without two different people give their names by --word, and the name is one of the config. ${unchanged.en}`,
  },
} satisfies TextCatalogue
