/** The keys of who presents, at the bottom of the whole window. */
import { panel } from "../shared/words";

export function PresentKeys({ level }: { readonly level: string }) {
  return (
    <footer class="present-keys">
      {panel.present.keys(level).map(([keys, does]) => (
        <span key={does}>
          {keys.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
          {does}
        </span>
      ))}
    </footer>
  );
}
