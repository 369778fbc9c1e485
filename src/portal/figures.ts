// Real figures, as bodies have printed them in their reports. A row that is left out is all zeros; `_` is an empty cell.

/** The figures of a row in page order, by `<table>.<row>`. */
export type Figures = Readonly<Record<string, string>>;

/** Liaoyang, 2019: the whole report. */
export const liaoyang2019: Figures = {
  'disclosure.regulations': '1 1 9',
  'disclosure.normative_documents': '457 339 2907',
  'disclosure.licensing': '306 +136 431601',
  'disclosure.other_services': '532 +847 82626',
  'disclosure.penalties': '492 +126 615534',
  'disclosure.compulsion': '96 +16 130',
  'disclosure.fees': '88 0',
  'disclosure.procurement': '855 64411万元',
  'requests.received': '64 5 1 0 1 0 71',
  'requests.granted': '36 1 1 0 0 0 38',
  'requests.denied_law': '2 0 0 0 0 0 2',
  'requests.unavailable_not_held': '14 0 0 0 1 0 15',
  'requests.unavailable_not_ready': '2 4 0 0 0 0 6',
  'requests.rejected_petition': '9 0 0 0 0 0 9',
  'requests.rejected_excessive': '1 0 0 0 0 0 1',
  'requests.outcome_total': '64 5 1 0 1 0 71',
  'review_litigation.review': '2 0 0 0 2',
  'review_litigation.litigation_direct': '1 0 4 0 5',
  'review_litigation.litigation_after_review': '2 0 0 0 2',
};
/** Suqian, 2023. */
export const suqian2023: Figures = {
  'disclosure.regulations': '2 0 11',
  'disclosure.normative_documents': '109 489 597',
  'disclosure.licensing': '1808595',
  'disclosure.penalties': '2822652',
  'disclosure.compulsion': '20163',
  'disclosure.fees': '59237.2449',
  'requests.received': '3402 99 0 4 5 1 3511',
  'requests.carried_in': '91 3 0 0 2 0 96',
  'requests.granted': '1175 12 0 3 1 0 1191',
  'requests.partial': '319 7 0 0 2 0 328',
  'requests.denied_law': '27 0 0 0 0 0 27',
  'requests.denied_security': '6 0 0 0 0 0 6',
  'requests.denied_third_party': '38 0 0 0 0 0 38',
  'requests.denied_internal': '20 0 0 0 0 0 20',
  'requests.denied_process': '9 0 0 0 0 0 9',
  'requests.denied_case_file': '21 0 0 0 0 0 21',
  'requests.denied_inquiry': '20 1 0 0 0 0 21',
  'requests.unavailable_not_held': '968 74 0 1 3 1 1047',
  'requests.unavailable_not_ready': '26 2 0 0 0 0 28',
  'requests.unavailable_unclear': '3 0 0 0 0 0 3',
  'requests.rejected_petition': '305 0 0 0 0 0 305',
  'requests.rejected_repeat': '39 0 0 0 0 0 39',
  'requests.rejected_excessive': '58 0 0 0 0 0 58',
  'requests.rejected_confirmation': '4 0 0 0 0 0 4',
  'requests.other_not_corrected': '40 0 0 0 0 0 40',
  'requests.other_fee_unpaid': '10 0 0 0 0 0 10',
  'requests.other_misc': '287 3 0 0 1 0 291',
  'requests.outcome_total': '3375 99 0 4 7 1 3486',
  'requests.carried_out': '118 3 0 0 0 0 121',
  'review_litigation.review': '309 17 88 26 440',
  'review_litigation.litigation_direct': '1 1 16 6 24',
  'review_litigation.litigation_after_review': '13 0 67 9 89',
};
/** Suqian, 2024. */
export const suqian2024: Figures = {
  'disclosure.regulations': '2 1 12',
  'disclosure.normative_documents': '50 227 420',
  'disclosure.licensing': '1573179',
  'disclosure.penalties': '2676474',
  'disclosure.compulsion': '29351',
  'disclosure.fees': '72701.2578',
  'requests.received': '3440 75 0 1 6 3 3525',
  'requests.carried_in': '118 3 0 0 0 0 121',
  'requests.granted': '1408 21 0 0 2 0 1431',
  'requests.partial': '462 9 0 0 0 0 471',
  'requests.denied_state_secret': '2 0 0 0 0 0 2',
  'requests.denied_law': '1 0 0 0 0 0 1',
  'requests.denied_security': '4 0 0 0 0 0 4',
  'requests.denied_third_party': '16 1 0 0 0 0 17',
  'requests.denied_internal': '21 0 0 0 0 0 21',
  'requests.denied_process': '10 1 0 0 0 0 11',
  'requests.denied_case_file': '21 2 0 0 0 0 23',
  'requests.denied_inquiry': '13 0 0 0 0 0 13',
  'requests.unavailable_not_held': '859 33 0 0 3 2 897',
  'requests.unavailable_not_ready': '35 1 0 0 0 0 36',
  'requests.unavailable_unclear': '8 0 0 0 0 0 8',
  'requests.rejected_petition': '86 1 0 0 0 0 87',
  'requests.rejected_repeat': '26 1 0 0 0 0 27',
  'requests.rejected_excessive': '3 0 0 0 0 0 3',
  'requests.other_not_corrected': '75 1 0 1 0 0 77',
  'requests.other_fee_unpaid': '38 0 0 0 0 0 38',
  'requests.other_misc': '352 2 0 0 0 0 354',
  'requests.outcome_total': '3440 73 0 1 5 2 3521',
  'requests.carried_out': '118 5 0 0 1 1 125',
  'review_litigation.review': '88 18 28 36 170',
  'review_litigation.litigation_direct': '7 0 11 7 25',
  'review_litigation.litigation_after_review': '33 0 6 13 52',
};
/** A provincial capital, 2025. */
export const city2025: Figures = {
  'disclosure.regulations': '3 5 74',
  'disclosure.normative_documents': '564 984 4185',
  'disclosure.licensing': '11398889',
  'disclosure.penalties': '6937489',
  'disclosure.compulsion': '166105',
  'disclosure.fees': '316441',
  'requests.received': '13612 252 0 45 128 32 14069',
  'requests.carried_in': '535 6 0 1 18 0 560',
  'requests.granted': '5345 129 0 41 19 14 5548',
  'requests.partial': '2120 39 0 1 6 2 2168',
  'requests.denied_state_secret': '13 0 0 0 0 0 13',
  'requests.denied_law': '30 0 0 0 0 0 30',
  'requests.denied_security': '11 0 0 0 0 0 11',
  'requests.denied_third_party': '49 2 0 0 0 0 51',
  'requests.denied_internal': '103 1 0 0 0 0 104',
  'requests.denied_process': '84 1 0 0 0 0 85',
  'requests.denied_case_file': '282 4 0 0 0 0 286',
  'requests.denied_inquiry': '147 0 0 0 1 2 150',
  'requests.unavailable_not_held': '3075 50 0 0 89 8 3222',
  'requests.unavailable_not_ready': '177 3 0 0 0 0 180',
  'requests.unavailable_unclear': '19 0 0 0 0 0 19',
  'requests.rejected_petition': '199 1 0 0 3 0 203',
  'requests.rejected_repeat': '147 1 0 0 0 0 148',
  'requests.rejected_excessive': '100 1 0 0 0 0 101',
  'requests.rejected_confirmation': '5 0 0 0 0 0 5',
  'requests.other_not_corrected': '315 3 0 0 0 0 318',
  'requests.other_fee_unpaid': '202 0 0 1 0 0 203',
  'requests.other_misc': '941 17 0 1 3 3 965',
  'requests.outcome_total': '13364 252 0 44 121 29 13810',
  'requests.carried_out': '783 6 0 2 25 3 819',
  'review_litigation.review': '376 97 196 121 790',
  'review_litigation.litigation_direct': '16 1 12 27 56',
  'review_litigation.litigation_after_review': '74 1 30 51 156',
};
/** A bureau of Fuzhou, 2020: signs in words, and a bare word in place of a figure. */
export const fuzhouBureau2020: Figures = {
  'disclosure.normative_documents': '8 8 0',
  'disclosure.licensing': '92 增98 0',
  'disclosure.penalties': '0 增 25',
  'disclosure.fees': '4 0',
  'disclosure.procurement': '9 712.187895万元',
};
/** A commission of Hengnan, 2020: three empty cells. */
export const hengnanCommission2020: Figures = {
  'disclosure.regulations': '6 2 10',
  'disclosure.normative_documents': '198 7 21',
  'disclosure.licensing': '18 0 1625',
  'disclosure.other_services': '_ _ _',
  'disclosure.penalties': '137 0 112',
  'disclosure.compulsion': '12 0 21',
};
/** A bureau of Yangling, 2019. */
export const yanglingBureau2019: Figures = {
  'disclosure.licensing': '2 1 1',
  'disclosure.fees': '1288 591',
  'disclosure.procurement': '6 976.81万元',
};
/** A bureau of Taojiang, 2020. */
export const taojiangBureau2020: Figures = { 'disclosure.normative_documents': '2 2 2' };
/** A bureau of Kaiyang, 2020. */
export const kaiyangBureau2020: Figures = {
  'disclosure.licensing': '8 0 18000',
  'disclosure.other_services': '25 0 1635',
};
/** Table four of Jinhu, 2023: its first total is not the sum of its parts. */
export const jinhuReview2023: Figures = { 'review_litigation.review': '2 0 1 0 0' };
/** A street office of Shijiazhuang, 2021. */
export const zhongshanStreet2021: Figures = {
  'disclosure.licensing': '2910',
  'disclosure.penalties': '46',
  'disclosure.fees': '0.092',
};
