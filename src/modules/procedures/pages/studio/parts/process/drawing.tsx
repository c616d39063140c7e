import { roleNames } from '../../../../../people/model.ts'
import { kindNames, wayNames } from './model.ts'

const words = JSON.stringify({ positions: Object.entries(roleNames), kinds: Object.entries(kindNames), ways: Object.entries(wayNames) })

/**
 * The drawing board (bảng vẽ): the modeler is fetched when it is opened, and what it draws goes into the hidden
 * field `bpmn` of the form around, which is sent like everything else. Without script it is not there.
 */
export const Drawing = ({ bpmn, script, style }: { bpmn: string; script: string; style: string }) => (
  <div class="drawing" data-drawing data-script={script} data-style={style} data-words={words}>
    <div class="drawing-tabs" role="group" aria-label="Cách xem quy trình">
      <button type="button" data-show="table" aria-pressed="true">Bảng</button>
      <button type="button" data-show="drawing" aria-pressed="false">Vẽ</button>
    </div>
    <p class="note" role="status" data-drawing-status></p>
    <div class="drawing-board" data-board hidden>
      <div class="drawing-canvas" data-canvas></div>
      <div class="drawing-panel" data-panel></div>
    </div>
    <textarea name="bpmn" data-bpmn hidden disabled aria-label="Sơ đồ">{bpmn}</textarea>
  </div>
)
