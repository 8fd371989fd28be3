import { openBrowser, pageFaults } from '@healthcert/web-ui/testing/browser.ts';
import { generate } from 'otplib';
import { mkdir } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standardRoles } from '../../../domain/staff/standard-roles.ts';
import { colleague } from './colleague.ts';
import { type DemoCity, startDemoCity } from './demo-city.ts';
import { signedIn, type StaffAtWork } from './staff.ts';

const shots = '.artifacts/screenshots/admin';

let city: DemoCity;
let browser: Browser;
let administrator: StaffAtWork;
let page: Page;

beforeAll(async () => {
  await mkdir(shots, { recursive: true });
  [city, browser] = await Promise.all([startDemoCity(), openBrowser()]);
  administrator = await signedIn(browser, city, 'cityadmin');
  ({ page } = administrator);
});
afterAll(async () => {
  await browser?.close();
  await city?.close();
});

const scopeOf = (right: string, scope: number, of = page) => of.getByTestId(`right-${right}`).locator('input[type=radio]').nth(scope);

/** As it stands at first, of which a second administrator says another edition. */
const laboratory = (without: string) => {
  const { name, operations, reads } = standardRoles.find(({ id }) => id === 'laboratory')!;
  return {
    roleId: 'laboratory',
    name,
    operations: Object.entries(operations).flatMap(([operation, scope]) => (operation === without ? [] : [{ operation, scope }])),
    reads: Object.entries(reads).map(([readModel, grant]) => ({ readModel, ...grant })),
  };
};

describe('the desk of roles (A1, A2)', () => {
  it('finds a role by its initials, is walked by keyboard, and undoes what was not saved', async () => {
    await page.goto(`${city.origin}/admin/roles`);
    await page.getByTestId('role-search').locator('input').fill('jy');
    await page.getByTestId('role-laboratory').click();
    // Until then the rights are those of the role before.
    await page.locator('[data-testid=role-name-zh][value="检验"]').waitFor();
    await scopeOf('recordArrival', 0).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowRight');
    await page.locator('[data-testid=right-recordArrival].right-changed').waitFor();
    expect(await scopeOf('recordArrival', 2).isChecked()).toBe(true);
    await page.screenshot({ path: `${shots}/roles-changed.png` });
    expect(await pageFaults(page)).toEqual([]);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.getByTestId('role-changes').getByText('没有改动').waitFor();
  });

  it('keeps what was set where another saves meanwhile, says what that was, and closes a place to those signed in', async () => {
    const { page: lab, errors } = await signedIn(browser, city, 'lab');
    await lab.getByTestId('nav-stations').waitFor();
    await scopeOf('recordArrival', 2).check();
    const other = await colleague(city, 'cityadmin');
    await other.does('changeRole', { ...laboratory('recordResult'), edition: 1 });
    await page.getByTestId('role-meanwhile').waitFor();
    expect(await page.getByTestId('role-meanwhile').textContent()).toContain('录入结果');
    expect([await scopeOf('recordArrival', 2).isChecked(), await scopeOf('recordResult', 0).isChecked()]).toEqual([true, true]);
    await lab.getByTestId('nav-stations').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+s');
    await page.getByTestId('role-changes').getByText('没有改动').waitFor();
    await page.getByTestId('remove-role').click();
    await page.getByTestId('role-in-use').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('role-in-use').waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
    await lab.context().close();
  });

  it('asks before it takes rights from oneself', async () => {
    await page.goto(`${city.origin}/admin/roles/city-administrator`);
    await scopeOf('replayJob', 0).check();
    await page.getByTestId('save-role').click();
    await page.locator('.ant-modal-confirm').getByText('1 项权限').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.ant-modal-confirm').waitFor({ state: 'detached' });
    expect(await scopeOf('replayJob', 0).isChecked()).toBe(true);
    await page.getByTestId('undo-right').click();
  });
});

describe('a new user (A1)', () => {
  let password: string;

  it('of a copied role that asks for a second factor is added, and what they see is told', async () => {
    await page.goto(`${city.origin}/admin/roles/radiology`);
    await page.getByTestId('copy-role').click();
    // Typed before the copy is there, a name would be the first role's.
    await page.locator('[data-testid=role-name-zh][value*="副本"]').waitFor();
    await page.getByTestId('role-name-zh').fill('放射夜班');
    await page.getByTestId('role-second-factor').check();
    await page.getByTestId('save-role').click();
    await page.locator('.role-list').getByText('放射夜班').waitFor();

    await page.goto(`${city.origin}/admin/staff`);
    await page.getByTestId('add-user').click();
    await page.getByTestId('user-name').fill('演示夜班');
    await page.getByTestId('user-login').fill('night.xray');
    await page.locator('#roleIds').fill('fsyb');
    await page.locator('.ant-select-item-option-active', { hasText: '放射夜班' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.getByTestId('save-user').click();
    password = (await page.getByTestId('initial-password').textContent()) ?? '';
    expect(password).toMatch(/^(\w{4}-){2}\w{4}$/);
    await page.screenshot({ path: `${shots}/users-initial-password.png` });
    await page.getByTestId('password-told').click();
    await page.goto(`${city.origin}/admin/staff?loginName=night`);
    await page.locator('[data-testid^=row-]').first().click();
    await page.getByTestId('rights-in-words').getByText('录入结果').waitFor();
    await page.screenshot({ path: `${shots}/users-what-is-seen.png` });
    expect(await pageFaults(page)).toEqual([]);
  });

  it('changes the password, sets up the factor with the first code, and is let in; next time by a recovery code, then by a passkey', async () => {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', bypassCSP: true });
    const own = await context.newPage();
    // Passkeys are tied to a name: of a city that is only at home, to this one.
    const here = city.origin.replace('127.0.0.1', 'localhost');
    const device = await context.newCDPSession(own);
    await device.send('WebAuthn.enable');
    await device.send('WebAuthn.addVirtualAuthenticator', {
      options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
    });
    const enter = async (secret: string): Promise<void> => {
      await own.goto(`${here}/admin/`);
      await own.locator('input').first().fill('night.xray');
      await own.locator('input[type=password]').fill(secret);
      await own.keyboard.press('Enter');
    };
    await enter(password);
    const chosen = 'purple elephant 7';
    await own.locator('#currentPassword').fill(password);
    await own.locator('#newPassword').fill(chosen);
    await own.locator('#again').fill(chosen);
    await own.keyboard.press('Enter');
    const secret = ((await own.getByTestId('second-factor-secret').textContent()) ?? '').trim();
    await own.screenshot({ path: `${shots}/second-factor-enrolment.png` });
    expect(await pageFaults(own)).toEqual([]);
    await own.getByTestId('second-factor-code').fill('000000');
    await own.keyboard.press('Enter');
    await own.getByText('验证码不正确').waitFor();
    await own.getByTestId('second-factor-code').fill(await generate({ secret }));
    await own.keyboard.press('Enter');
    await own.getByTestId('recovery-codes').waitFor();
    const recoveryCodes = await own.getByTestId('recovery-codes').locator('code').allTextContents();
    expect(recoveryCodes).toHaveLength(8);
    await own.getByTestId('recovery-kept').click();
    await own.getByTestId('search').waitFor();

    const leave = async (): Promise<void> => {
      await own.getByTestId('account').click();
      await own.getByTestId('sign-out').click();
      await own.getByTestId('sign-in').waitFor();
    };
    await leave();
    await enter(chosen);
    await own.getByTestId('second-factor-code').fill(recoveryCodes[0]!);
    expect(await pageFaults(own)).toEqual([]);
    await own.keyboard.press('Enter');
    await own.getByTestId('search').waitFor();

    await own.getByTestId('account').click();
    await own.getByTestId('own-second-factor').click();
    await own.getByTestId('add-passkey').click();
    await own.getByTestId('second-factor-code').fill(recoveryCodes[1]!);
    await own.keyboard.press('Enter');
    await own.getByTestId('passkey-name').fill('夜班电脑');
    await own.keyboard.press('Enter');
    await own.getByTestId('passkeys').getByText('夜班电脑').waitFor();
    await own.screenshot({ path: `${shots}/second-factor-own.png` });
    expect(await pageFaults(own)).toEqual([]);
    await own.keyboard.press('Escape');
    await own.getByTestId('passkeys').waitFor({ state: 'detached' });
    await leave();
    await enter(chosen);
    await own.getByTestId('use-passkey').waitFor();
    await own.screenshot({ path: `${shots}/second-factor-passkey.png` });
    expect(await pageFaults(own)).toEqual([]);
    await own.getByTestId('use-passkey').click();
    await own.getByTestId('search').waitFor();
    await context.close();
    expect(administrator.errors).toEqual([]);
  });
});

describe('the logs (A4)', () => {
  it('find a user by sign-in name, tell what they changed of how they sign in, and lead to an event and its record', async () => {
    await page.goto(`${city.origin}/admin/logs`);
    const choose = async (user: string): Promise<void> => {
      await page.getByTestId('log-user').locator('input').fill(user);
      await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: user }).click();
    };
    await choose('night.xray');
    await page.getByTestId('log-accountChanged').getByText('登记通行密钥').waitFor();
    await choose('cityadmin');
    const added = page.getByTestId('log-operation').filter({ hasText: '新增用户' }).first();
    await added.getByRole('button').click();
    await page.getByTestId('stored-event').getByText('night.xray').waitFor();
    await page.screenshot({ path: `${shots}/logs-event.png` });
    expect(await pageFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByTestId('stored-event').waitFor({ state: 'hidden' });
    await added.getByRole('link').click();
    await page.getByTestId('add-user').waitFor();
  });
});

describe('somebody of two institutions (A2)', () => {
  it('chooses in the bar for which they act', async () => {
    const { page: xray, errors } = await signedIn(browser, city, 'xray');
    await xray.getByTestId('workplace').click();
    await xray.locator('.ant-dropdown:not(.ant-dropdown-hidden) .ant-dropdown-menu-item').nth(1).click();
    await xray.locator('[data-testid=workplace]', { hasText: '扬子街道' }).waitFor();
    expect([await pageFaults(xray), errors]).toEqual([[], []]);
    await xray.context().close();
    await page.goto(`${city.origin}/admin/staff/import`);
    const lines = ['姓名\t用户名\t机构\t角色', '演示周\tzhou.ys\t琅琊区示例健康体检中心\t检验', '演示吴\tzhou.ys\t某医院\t院长'];
    await page.locator('.import').evaluate((_element, text) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data }));
    }, lines.join('\n'));
    await page.locator('.import-refused').waitFor();
    await page.screenshot({ path: `${shots}/users-import.png` });
    expect(await page.locator('.import-refused').textContent()).toContain('没有此角色');
  });
});
