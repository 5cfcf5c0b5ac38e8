"""One router for each capability; ``api.app.ROUTERS`` lists them."""
