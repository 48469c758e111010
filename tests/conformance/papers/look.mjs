// Looks at pages with axe-core in light and in dark, and prints what must fit on one page.
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';
import { readFileSync } from 'node:fs';

const files = process.argv.slice(2);
if (files.length < 6) throw new Error(`only ${files.length} pages`);
const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const launch = async () =>
    playwright.launch({
        executablePath: await chromium.executablePath(),
        // What a page needs much of goes to ordinary memory: the shared kind is small in a container.
        args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
        headless: true,
    });
let browser = await launch();

// The page's own rules let no script run; the test's must.
const open = async (options, file) => {
    const context = await browser.newContext({ bypassCSP: true, ...options });
    context.setDefaultTimeout(180_000);
    const page = await context.newPage();
    const asked = [];
    page.on('request', (it) => asked.push(it.url()));
    await page.goto(`file://${file}`);
    if (asked.length !== 1) throw new Error(`${file} asks for more than itself: ${asked}`);
    return { context, page };
};

const violations = async (page) => {
    await page.evaluate(axe);
    const found = await page.evaluate(() => globalThis.axe.run());
    if (found.passes.length < 10) throw new Error('axe looked at almost nothing');
    return found.violations.map((it) => `${it.id}: ${it.nodes[0].html}`);
};

// A rule that cannot fail is worth nothing.
{
    const page = await (await browser.newContext()).newPage();
    await page.setContent('<html><body><img src="x"><p style="color:#999;background:#fff">grått</p></body></html>');
    await page.evaluate(axe);
    const found = await page.evaluate(() => globalThis.axe.run());
    const ids = found.violations.map((it) => it.id);
    for (const id of ['image-alt', 'html-has-lang', 'color-contrast']) {
        if (!ids.includes(id)) throw new Error(`axe does not see ${id}`);
    }
}

const look = async (file) => {
    const faults = [];
    for (const colorScheme of ['light', 'dark']) {
        const { context, page } = await open({ colorScheme, viewport: { width: 1000, height: 1300 } }, file);
        faults.push(...(await violations(page)).map((it) => `${file} (${colorScheme}): ${it}`));
        await context.close();
    }
    // Texts that want to be anything but text are not short.
    if (file.endsWith('-kort.html') && !file.includes('/hostile-')) {
        const { context, page } = await open({}, file);
        const pdf = await page.pdf({ preferCSSPageSize: true });
        const pages = (pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g) ?? []).length;
        if (pages !== 1) faults.push(`${file} takes ${pages} pages`);
        await context.close();
    }
    return faults;
};

// A browser that ends or takes too long is started anew; a page that ends three of them is a fault.
const patiently = async (file) => {
    for (let left = 2; ; left -= 1) {
        try {
            return await look(file);
        } catch (it) {
            if (left === 0 || !/crash|closed|timeout/i.test(it.message)) throw it;
            console.error(`${file}: again, since ${it.message.split('\n')[0]}`);
            await browser.close().catch(() => {});
            browser = await launch();
        }
    }
};

let wrong = 0;
for (const file of files) {
    for (const fault of await patiently(file)) {
        console.error(fault);
        wrong += 1;
    }
}
await browser.close();
console.log(`${files.length} pages, ${wrong} faults`);
process.exit(wrong === 0 ? 0 : 1);
