"""Where Streamlit starts: `settle run` and `streamlit run app.py` both serve this file."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
if str(HERE) not in sys.path:
    sys.path.insert(0, str(HERE))

if __name__ == "__main__":  # one run of the pages, for one tap of one person
    from tool.screens.pages import run

    run()
else:  # `streamlit run app.py` looks for `app` to find out how to serve the pages
    import streamlit as st

    from tool.screens.house import can_save
    from tool.screens.serving import app_parts

    app = st.App(__file__, **app_parts(can_save))
