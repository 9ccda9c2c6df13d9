/** What can be exported, with the folder each goes into where several are asked for. */
export const exportFolders = {
  invoices: 'factures',
  mails: 'courriels',
  report: 'rapports',
  coefficients: 'coefficients',
  journal: 'comptabilite',
} as const;

export type ExportKind = keyof typeof exportFolders;
