import Papa from 'papaparse';

/** Reads and writes what spreadsheets save: one copy of it for all bundles. */
export const csv = Papa;
