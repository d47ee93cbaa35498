// What the callbacks of an app's page call in the browser, where Dash looks for such functions.
import { nameDays } from '../hooks/calendarWords';
import { switchColorScheme } from '../hooks/useColorScheme';
import { arrived, run, runSoon } from './run';

declare global {
  interface Window {
    dash_clientside?: {
      set_props?: (id: string, props: Readonly<Record<string, unknown>>) => void;
      fast_dash?: object;
    };
  }
}

nameDays();

window.dash_clientside ??= {};
window.dash_clientside.fast_dash = { arrived, run, runSoon, switchColorScheme };
