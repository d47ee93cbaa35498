import { ContentBlock } from '../blocks/ContentBlock';
import type { DashProps, ThemeProps } from '../dash/props';
import { AllowedImageHostsContext } from '../hooks/useAllowedImageHosts';
import { DiagramsContext } from '../hooks/useDiagrams';
import { LabelsContext } from '../hooks/useLabels';
import { useRoot } from '../hooks/useRoot';

interface Props extends DashProps, ThemeProps {
  /**
   * The whole text as it is now. A text that continues the one before is read on from there; any other is a new document.
   */
  text?: string;
  /**
   * More text may come. Set it while the text grows, however fast: what cannot change any more is parsed and drawn once,
   * and half-written marks are not shown. Without it each change is a complete text, and read as a whole.
   */
  streaming?: boolean;
  /** Hosts whose images are shown without asking. Other images appear after a click. */
  allowedImageHosts?: string[];
  /** Whether code fences named `mermaid` are drawn as diagrams. */
  diagrams?: boolean;
}

const NO_HOSTS: string[] = [];

/** Text in markdown, whole or while it grows, shown as safely as a reply: no HTML, nothing fetched from other hosts. */
const Markdown = ({
  text = '',
  streaming = false,
  allowedImageHosts = NO_HOSTS,
  diagrams = false,
  ...rest
}: Props) => {
  const { root, labels } = useRoot('fdc-markdown', rest);
  return (
    <LabelsContext.Provider value={labels}>
      <AllowedImageHostsContext.Provider value={allowedImageHosts}>
        <DiagramsContext.Provider value={diagrams}>
          <div {...root}>
            <ContentBlock block={{ kind: 'content', text }} live={streaming} />
          </div>
        </DiagramsContext.Provider>
      </AllowedImageHostsContext.Provider>
    </LabelsContext.Provider>
  );
};

export default Markdown;
