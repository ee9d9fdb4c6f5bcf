export { launchBrowser, provideBrowser } from '../qa/command/browser.ts';
