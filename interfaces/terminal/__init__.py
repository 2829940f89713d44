"""What the command line shows to people: rich renderables made of models. No rules, no files, no Prefect."""
