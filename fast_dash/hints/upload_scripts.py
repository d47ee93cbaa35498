"""What the box for files does in the browser: it refuses, sends, says how that goes, and shows what it has.

Each choice has a number. The box holds that of the last choice, ``data-asked``, and that of the last answer,
``data-answered``, with ``failed`` behind it if something was not taken: while they differ, files are on their way.
"""

from __future__ import annotations

SEND = """(id, contents) => {
    const [drop, accept, most, several, error, words] = %s;
    const {set_props, no_update} = window.dash_clientside;
    const box = document.getElementById(id);
    // A file may have been chosen before this one listened.
    const answer = () => ['true', contents ? box.send() : no_update];
    if (box.send) return answer();
    let [asked, sent, failed, waits, lost] = [0, 0, 0, false, false];
    const ask = () => {
        asked += 1;
        set_props(id, {'data-asked': String(asked), 'data-uploading': 'true'});
        set_props(drop + '-status', {children: words.uploading});
        return asked;
    };
    // Without its contents the box would not notice that the same file is chosen again.
    const forget = () => set_props(drop, {contents: null});
    const fail = why => {
        failed = asked;
        set_props(error, {children: why});
        set_props(id, {'data-answered': asked + ' failed'});
        forget();
    };
    // One after the other: Dash drops the answer to the first of two that are on their way at once.
    box.send = () => {
        waits = sent > 0;
        return waits ? no_update : String(sent = ask());
    };
    const isAnswered = () => parseInt(box.dataset.answered) >= sent;
    const settle = () => {
        const [mine, answered] = [sent, isAnswered()];
        sent = 0;
        // In a box for one file the next choice takes its place.
        lost = !answered || (several && lost);
        if (waits) {
            set_props(id, {'data-sent': box.send()});
            // The answer to that is not the last one: what was lost is still to be said.
            if (several && lost) ask();
        } else if (lost) {
            lost = false;
            fail(words.lost);
        }
        // The answer to the choice before took the place of what was said of this one.
        else if (failed === asked) fail(words.unreadable);
        // What was chosen since then takes the place of the contents.
        else if (asked === mine) forget();
    };
    // Dash's mark goes whatever became of the request, and just before its answer is there.
    new MutationObserver(records => {
        const over = records.some(({target}) => target.id === drop && !target.hasAttribute('data-dash-is-loading'));
        const mine = sent;
        if (over && mine) setTimeout(() => { if (sent === mine) settle(); }, 100);
    }).observe(box, {subtree: true, attributeFilter: ['data-dash-is-loading']});

    const fits = ({name, type}) => !accept.length || accept.some(kind => kind.startsWith('.')
        ? name.toLowerCase().endsWith(kind)
        : kind.endsWith('/*') ? type.startsWith(kind.slice(0, -1)) : type === kind);
    const listen = event => {
        const {files, items} = event.dataTransfer ?? event.target;
        const chosen = [...files ?? []];
        if (!chosen.length) return;
        // Before the contents of these are there, and could be forgotten in the place of the others.
        if (sent && isAnswered()) settle();
        const large = chosen.reduce((sum, file) => sum + file.size, 0) > most;
        if (large) event.stopPropagation();
        set_props(error, {children: large ? words.large : chosen.every(fits) ? '' : words.kind});
        const taken = large ? [] : chosen.filter(fits);
        // What is in a folder is known when it has been read.
        const folder = several && [...items ?? []].some(item => item.webkitGetAsEntry?.()?.isDirectory);
        if (!taken.length || folder) return;
        const mine = ask();
        // The box says nothing of a file that cannot be read, either.
        Promise.all(taken.map(file => file.slice(0, 1).arrayBuffer()))
            .catch(() => { if (asked === mine) fail(words.unreadable); });
    };
    box.addEventListener('change', listen, true);
    box.addEventListener('drop', listen, true);
    return answer();
}"""
"""The id of the box; the contents of what was chosen → it listens; the number of the choice, which sends it."""

ARRIVED = """(answered, asked) => {
    const {no_update} = window.dash_clientside;
    return parseInt(answered) === Number(asked) ? ['false', ''] : [no_update, no_update];
}"""
"""The numbers → whether files are on their way, and that in words: it was said at once when they were chosen."""

SHOW_FILES = """files => {
    const all = files ? [].concat(files) : [];
    const part = (type, props) => ({namespace: 'dash_html_components', type, props});
    const size = bytes => bytes < 1000 ? bytes + ' B' : bytes < 1e6 ? (bytes / 1e3).toFixed(0) + ' kB'
        : (bytes / 1e6).toLocaleString(document.documentElement.lang || 'en', {maximumFractionDigits: 1}) + ' MB';
    const row = ({handle, name, size: bytes, preview}) => part('Li', {className: 'fdc-upload__file', children: [
        ...(preview ? [part('Img', {src: preview, alt: '', className: 'fdc-upload__preview'})] : []),
        part('Span', {className: 'fdc-upload__name', title: name, children: name}),
        part('Span', {className: 'fdc-upload__size', children: bytes === undefined ? '' : size(bytes)}),
        part('Button', {id: {'fd-remove': %s, handle}, type: 'button', className: 'fdc-upload__remove',
            'aria-label': %s.replace('{name}', () => name), children: %s}),
    ]});
    return [all.map(row), String(all.length > 0)];
}"""

REMOVE = """(clicks, files) => {
    const {no_update, callback_context} = window.dash_clientside;
    const pressed = clicks.some(Boolean) && callback_context.triggered_id;
    if (!pressed) return [no_update, no_update];
    const left = [].concat(files ?? []).filter(file => file.handle !== pressed.handle);
    // The button that had the focus goes with its file.
    document.getElementById(%s).querySelector('.fdc-upload__button').focus();
    return [%s && left.length ? left : null, ''];
}"""
