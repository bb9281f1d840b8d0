/** Words of refusals where a prepared ballot box is put onto its stick. */
import type { RefusalCatalogue } from './message.ts'

const FORMAT = { ja: '新しく ext4 で初期化した記録媒体を差し込み、もう一度行ってください。', en: 'Insert a medium that was formatted anew with ext4, and try again.' }

export const putRefusals = {
  'stick-not-mounted': {
    ja: { title: '{path} には記録媒体が接続されていません。何も書いていません。', next: '記録媒体を差し込んで接続（マウント）し、その場所を指定してください。' },
    en: { title: 'No medium is mounted at {path}. Nothing was written.', next: 'Insert the medium, mount it, and name that place.' },
  },
  'stick-file-system': {
    ja: { title: '記録媒体の形式（{found}）は使えません。ext4（data=ordered）だけです。何も書いていません。', next: FORMAT.ja },
    en: { title: 'The medium has a file system ({found}) that cannot be used, only ext4 with data=ordered. Nothing was written.', next: FORMAT.en },
  },
  'stick-not-empty': {
    ja: { title: '記録媒体に、すでに何かあります（{found}）。何も書いていません。', next: FORMAT.ja },
    en: { title: 'There is something on the medium already ({found}). Nothing was written.', next: FORMAT.en },
  },
  'box-not-readable': {
    ja: {
      title: '準備した投票箱 {path} を読めません（{fault}）。何も書いていません。',
      next: 'このコンピューターのディスクを確かめて、もう一度行ってください。続くときは、技術担当に知らせてください。',
    },
    en: { title: 'The prepared ballot box {path} cannot be read ({fault}). Nothing was written.', next: 'Check the disk of this computer and try again. If it happens again, call the technician.' },
  },
  'box-not-fresh': {
    ja: { title: 'この投票箱は、準備したままのものではありません（ページ {page}）。何も書いていません。', next: '票の入った投票箱は写せません。何も渡さずに、委員会に連絡してください。' },
    en: { title: 'This ballot box is not as it was prepared (page {page}). Nothing was written.', next: 'A box with votes is never copied. Hand nothing out, and call the commission.' },
  },
  'stick-failed': {
    ja: { title: '記録媒体への書き込みに失敗しました（{fault}）。この記録媒体は使えません。', next: FORMAT.ja },
    en: { title: 'Writing to the medium failed ({fault}). This medium cannot be used as it is.', next: FORMAT.en },
  },
  'stick-differs': {
    ja: { title: '読み戻した内容が、書いた内容と違います（ページ {page}）。この記録媒体は壊れています。', next: 'この記録媒体は捨て、別のものを使ってください。' },
    en: { title: 'What was read back is not what was written (page {page}). This medium is broken.', next: 'Throw this medium away and use another one.' },
  },
  'stick-not-read-back': {
    ja: { title: '書いた内容を、記録媒体そのものから読み戻せません。この記録媒体は使えません。', next: '別の記録媒体か、別のコンピューターで行ってください。' },
    en: { title: 'What was written cannot be read back from the medium itself. This medium cannot be used.', next: 'Use another medium, or another computer.' },
  },
  'stick-blocks': {
    ja: {
      title: '投票箱のファイルが、記録媒体にきちんと書かれているか確かめられません（{found}）。この記録媒体は使えません。',
      next: `e2fsprogs（filefrag, lsattr）があることを確かめてください。${FORMAT.ja}`,
    },
    en: {
      title: 'It cannot be shown that every block of the ballot box is written on the medium ({found}). It cannot be used.',
      next: `Make sure that e2fsprogs (filefrag, lsattr) is installed. ${FORMAT.en}`,
    },
  },
} as const satisfies RefusalCatalogue<string>
