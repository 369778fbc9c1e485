// The portals of the three-year scenario, a server for each city, whose lists and pages a test changes from day to day. The
// pages are those of the sample portal.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderPage } from '../../src/portal/render.js';
import { type SampleReport, sampleReports } from '../../src/portal/reports.js';
import { forms } from '../../src/report/index.js';
import { startServer } from '../support/server.js';

const codes = { 济南市: '370100', 邯郸市: '130400', 太原市: '140100', 杭州市: '330100' } as const;
export type City = keyof typeof codes;
export const cities = Object.keys(codes) as City[];

/** What one city's portal shows. */
export class CityPortal {
  readonly city: City;
  url = '';
  isDown = false;
  /** The list of yearly reports is drawn by a program that nobody knows. */
  isRemade = false;
  /** Pages by path, in the order of the list. */
  readonly #pages = new Map<string, { readonly year: number; html: string }>();
  #visits = 0;

  constructor(city: City) {
    this.city = city;
  }

  async start(): Promise<void> {
    this.url = (await startServer(({ url = '' }) => this.#answer(url))).url;
  }

  /** @param day the date that the page gives its posting, YYYY-MM-DD */
  publish(year: number, day: string): void {
    const html = renderPage(reportOf(this.city, year)).replaceAll(`${year + 1}-01-29`, day);
    this.#pages.set(`/nb/${year}.html`, { year, html });
  }

  withdraw(year: number): void {
    this.#pages.delete(`/nb/${year}.html`);
  }

  move(year: number, path: string): void {
    const page = this.#pages.get(`/nb/${year}.html`);
    if (!page) throw new Error(`${this.city} has no report for ${year}`);
    this.withdraw(year);
    this.#pages.set(path, page);
  }

  edit(year: number, edit: (html: string) => string): void {
    for (const page of this.#pages.values())
      if (page.year === year) {
        const html = edit(page.html);
        if (html === page.html) throw new Error(`the page of ${this.city} for ${year} stays as it is`);
        page.html = html;
      }
  }

  #answer(path: string) {
    if (this.isDown) return { status: 403, body: '<title>403</title>' };
    if (path === '/') return { body: '<title>门户</title><a href="/nb/">政府信息公开年报</a>' };
    if (path === '/nb/' && this.isRemade) return { body: '<title>年报</title><p>本栏目由程序绘制。</p>' };
    if (path === '/nb/') {
      const old = [2018, 2017, 2016].map((year) => [`/nb/${year}.html`, { year }] as const);
      const rows = [...this.#pages, ...old].map(
        ([href, { year }]) =>
          `<li><a href="${href}">${this.city}${year}年政府信息公开工作年度报告</a><span>${year + 1}-01-29</span></li>`,
      );
      return { body: `<ul>${rows.join('')}</ul><script>createPageHTML(1, 0, "index", "html")</script>` };
    }
    const html = this.#pages.get(path)?.html;
    // A counter, as most portals have one: no two answers are the same.
    return html === undefined ? undefined : { body: html.replace('浏览次数：128', `浏览次数：${++this.#visits}`) };
  }
}

/** Borrowed figures in tables, as the page says. */
function reportOf(city: City, year: number): SampleReport {
  const [borrowed] = sampleReports;
  if (!borrowed) throw new Error('the sample portal is empty');
  const form = year >= 2021 ? forms['2021'] : forms['2019'];
  return { ...borrowed, city, code: codes[city], year, form, rendering: 'tables', charset: 'utf-8', genuine: false };
}

export async function startPortals(): Promise<Record<City, CityPortal>> {
  const portals = cities.map((city) => new CityPortal(city));
  await Promise.all(portals.map((portal) => portal.start()));
  return Object.fromEntries(portals.map((portal) => [portal.city, portal])) as Record<City, CityPortal>;
}

/** The file of cities that is given to the command, with the root of each portal. */
export async function writeCities(folder: string, portals: Record<City, CityPortal>): Promise<string> {
  const path = join(folder, 'cities.csv');
  const rows = Object.values(portals).map(({ city, url }) => `${codes[city]},${city},${url}/`);
  await writeFile(path, `code,city,root\n${rows.join('\n')}\n`);
  return path;
}
