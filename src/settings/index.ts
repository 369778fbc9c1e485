// Limits and pauses of a crawl, apart from the crawler, so that the command line can tell of them without loading it.
export {
  flagOf,
  type Setting,
  SettingError,
  type SettingName,
  type Settings,
  settings,
  settingsOf,
} from './settings.js';
