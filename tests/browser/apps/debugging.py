"""The chat that counts, as people run it while they write it: ``app.run(debug=True)``.

python -m tests.browser.apps.debugging PORT
"""

from __future__ import annotations

import sys

from tests.browser.apps.counting import app

if __name__ == "__main__":
    app.run(port=int(sys.argv[1]), debug=True)
