"""Third floor: the running assistant. Rasa components, channels, server, web chat, commands."""
